import { seeded } from './one-byte.ts'

const words = ['/Contents', '/ByteRange', 'obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref', '%%EOF', '<<', '>>', '[', ']', '(', ')', '<', '>', '/', '%', ' R', '0 R', '999999999', '-1', 'null', '/Prev', '/Length', '/Kids', '/Root 1 0 R']

/** Files with a few random changes: bytes changed, removed, doubled, moved, words of PDF put in. */
export function* mutations(pdf: Uint8Array, count: number, seed: number): Generator<Buffer> {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  for (let i = 0; i < count; i++) {
    let out = Buffer.from(pdf)
    for (let changes = 1 + below(4); changes > 0; changes--) {
      const at = below(out.length)
      const to = Math.min(out.length, at + 1 + below(60))
      const word = Buffer.from(words[below(words.length)] ?? '', 'latin1')
      switch (below(7)) {
        case 0: out[at] = below(256); break
        case 1: out = Buffer.concat([out.subarray(0, at), out.subarray(to)]); break
        case 2: out = Buffer.concat([out.subarray(0, to), out.subarray(at)]); break
        case 3: out = Buffer.concat([out.subarray(0, at), word, out.subarray(at)]); break
        case 4: word.copy(out, at); break
        case 5: out = out.subarray(0, Math.max(1, at)); break
        default: out.copyWithin(below(out.length), at, to)
      }
    }
    yield out
  }
}
