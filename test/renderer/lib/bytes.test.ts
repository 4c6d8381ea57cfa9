import { describe, expect, it } from 'vitest'
import { formatBytes } from '#renderer/lib/bytes.ts'

describe('how large a file is', () => {
  it.each([
    [0, '0 byte'],
    [820, '820 byte'],
    [4_200, '4.2 kB'],
    [17_345, '17 kB'],
    [1_340_000, '1.3 MB'],
    [42_000_000, '42 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes, 'en-GB')).toBe(words)
  })
})
