import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTransientBlobs } from '#electron/transient-blobs.ts'

const blob = (size: number, mark: number) => ({ bytes: new Uint8Array(size).fill(mark), mediaType: 'text/plain', fileName: null })

describe('files on their way', () => {
  it('make room, the oldest first, when there is too much of them', () => {
    const blobs = createTransientBlobs(10)
    const ids = [1, 2, 3].map((mark) => blobs.put(blob(4, mark)))
    expect(ids.map((id) => blobs.get(id) !== null)).toEqual([false, true, true])
  })

  it('are young again when they come again', () => {
    const blobs = createTransientBlobs(10)
    const first = blobs.put(blob(4, 1))
    blobs.put(blob(4, 2))
    expect(blobs.put(blob(4, 1))).toBe(first)
    blobs.put(blob(4, 3))
    expect(blobs.get(first)).not.toBeNull()
  })

  it('are there right after they came, however large, and never hold more than the limit beside the newest', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 3 })), { maxLength: 30 }), (all) => {
        const blobs = createTransientBlobs(20)
        const known = new Map<string, number>()
        for (const [size, mark] of all) {
          const id = blobs.put(blob(size, mark))
          known.set(id, size)
          expect(blobs.get(id)?.bytes.byteLength).toBe(size)
          const held = [...known].filter(([each]) => blobs.get(each as typeof id) !== null && each !== id).reduce((sum, [, bytes]) => sum + bytes, 0)
          expect(held + size <= 20 || held === 0).toBe(true)
        }
      }),
    )
  })
})
