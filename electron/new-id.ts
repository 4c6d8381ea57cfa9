import { randomBytes } from 'node:crypto'
import type { NewId } from '#shared/lib/ids.ts'

let lastMilliseconds = 0
let counter = 0

/** A UUID version 7 (RFC 9562, 5.7), monotonic within a millisecond by a counter in rand_a, so that ids sort by when they were made. */
export const newUuid: NewId = <Kind extends string>() => {
  const now = Date.now()
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    counter = 0
  } else {
    counter += 1
    if (counter > 0xfff) {
      lastMilliseconds += 1
      counter = 0
    }
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMilliseconds, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const text = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return text as ReturnType<typeof newUuid<Kind>>
}
