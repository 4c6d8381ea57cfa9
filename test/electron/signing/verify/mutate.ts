import { deflateSync, inflateSync } from 'node:zlib'
import { seeded } from './one-byte.ts'

const words = ['/Contents', '/ByteRange', 'obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref', '%%EOF', '<<', '>>', '[', ']', '(', ')', '<', '>', '/', '%', ' R', '0 R', '999999999', '-1', 'null', '/Prev', '/Length', '/Kids', '/Root 1 0 R']
const keys = ['/Contents', '/ByteRange', '/V', '/AP', '/Kids', '/Fields', '/Root', '/Prev', '/Length', '/Filter', '/Type', '/Annots', '/Perms', '/AcroForm', '/FT', '/Reference', '/SubFilter', '/Pages', '/Size', '/W', '/Index']

/** One mutation: the changed bytes, or the same where it finds nothing to change. */
type Mutation = (pdf: Buffer, below: (limit: number) => number, others: readonly Buffer[]) => Buffer

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Changes one of the places that a pattern finds. */
function atOne(pattern: RegExp, change: (found: RegExpExecArray, below: (limit: number) => number) => string): Mutation {
  return (pdf, below) => {
    const text = pdf.toString('latin1')
    const found = [...text.matchAll(pattern)]
    const one = found[below(Math.max(1, found.length))]
    return one === undefined ? pdf : Buffer.concat([pdf.subarray(0, one.index), latin1(change(one, below)), pdf.subarray(one.index + one[0].length)])
  }
}

const otherNumber = (text: string, below: (limit: number) => number) => {
  const other = [Number(text) + 1, Number(text) - 1, 0, below(1_000_000), 4_294_967_296][below(5)] ?? 0
  return String(Math.max(0, other)).padStart(text.length, '0').slice(-Math.max(text.length, 1))
}

/** Every way in which a file is changed: bits, bytes, blocks, numbers, objects, keys, streams, increments, two files spliced. */
export const waysToMutate: Readonly<Record<string, Mutation>> = {
  'a bit': (pdf, below) => {
    const out = Buffer.from(pdf)
    const at = below(out.length)
    out[at] = (out[at] ?? 0) ^ (1 << below(8))
    return out
  },
  'a byte': (pdf, below) => {
    const out = Buffer.from(pdf)
    out[below(out.length)] = below(256)
    return out
  },
  'bytes cut out': (pdf, below) => {
    const at = below(pdf.length)
    return Buffer.concat([pdf.subarray(0, at), pdf.subarray(at + 1 + below(60))])
  },
  'the end cut off': (pdf, below) => pdf.subarray(0, 1 + below(pdf.length - 1)),
  'bytes doubled': (pdf, below) => {
    const at = below(pdf.length)
    return Buffer.concat([pdf.subarray(0, Math.min(pdf.length, at + 1 + below(60))), pdf.subarray(at)])
  },
  'blocks swapped': (pdf, below) => {
    const size = 1 + below(400)
    const [a = 0, b = 0] = [below(pdf.length - size), below(pdf.length - size)].sort((one, two) => one - two)
    if (b < a + size) return pdf
    return Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + size), pdf.subarray(a + size, b), pdf.subarray(a, a + size), pdf.subarray(b + size)])
  },
  'a word put in': (pdf, below) => {
    const at = below(pdf.length)
    return Buffer.concat([pdf.subarray(0, at), latin1(words[below(words.length)] ?? ''), pdf.subarray(at)])
  },
  'a word put over': (pdf, below) => {
    const out = Buffer.from(pdf)
    latin1(words[below(words.length)] ?? '').copy(out, below(out.length))
    return out
  },
  'a number of the xref': atOne(/\d{10} \d{5} [nf]/g, ([row], below) => `${otherNumber(row.slice(0, 10), below)}${row.slice(10)}`),
  'a startxref': atOne(/startxref\s+(\d+)/g, ([all, number = ''], below) => all.replace(number, otherNumber(number, below))),
  'a number of a ByteRange': atOne(/\/ByteRange ?\[[0-9 ]+\]/g, ([range], below) => {
    const which = below(4)
    let i = 0
    return range.replaceAll(/\d+/g, (number) => (i++ === which ? otherNumber(number, below) : number))
  }),
  'a Length': atOne(/\/Length (\d+)/g, ([, number = ''], below) => `/Length ${otherNumber(number, below)}`),
  'a Prev or Size': atOne(/\/(Prev|Size) (\d+)/g, ([, key = '', number = ''], below) => `/${key} ${otherNumber(number, below)}`),
  'an object doubled': (pdf, below) => {
    const objects = [...pdf.toString('latin1').matchAll(/\d+ 0 obj\b[^]*?endobj\n?/g)]
    const one = objects[below(Math.max(1, objects.length))]
    const other = objects[below(Math.max(1, objects.length))]
    return one === undefined || other === undefined ? pdf : Buffer.concat([pdf.subarray(0, other.index), latin1(one[0]), pdf.subarray(other.index)])
  },
  'a key renamed': (pdf, below) => atOne(new RegExp(`${keys[below(keys.length)]}\\b`, 'g'), ([key]) => `/${key.slice(2)}${key[1]}`)(pdf, below, []),
  'a stream deflated anew': (pdf, below) => {
    const streams = [...pdf.toString('latin1').matchAll(/\/FlateDecode[^]{0,200}?stream\r?\n([^]*?)\r?\nendstream/g)]
    const one = streams[below(Math.max(1, streams.length))]
    if (one?.[1] === undefined) return pdf
    const start = one.index + one[0].indexOf(one[1])
    try {
      const again = deflateSync(inflateSync(latin1(one[1])), { level: below(10) })
      return Buffer.concat([pdf.subarray(0, start), again, pdf.subarray(start + one[1].length)])
    } catch (error) {
      if (error instanceof Error && 'code' in error) return pdf
      throw error
    }
  },
  'an increment': (pdf, below) => {
    const text = pdf.toString('latin1')
    const objects = [...text.matchAll(/(\d+) 0 obj\b([^]*?)endobj/g)]
    const one = objects[below(Math.max(1, objects.length))]
    const body = objects[below(Math.max(1, objects.length))]
    const root = /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '1 0 R'
    const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0'
    const written = `${one?.[1] ?? 1} 0 obj${body?.[2] ?? ' null '}endobj\n`
    const table = `xref\n${one?.[1] ?? 1} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Root ${root} /Size 9999 /Prev ${prev} >>\nstartxref\n${pdf.length + written.length}\n%%EOF\n`
    return Buffer.concat([pdf, latin1(written + table)])
  },
  'two files spliced': (pdf, below, others) => {
    const other = others[below(Math.max(1, others.length))] ?? pdf
    const at = below(pdf.length)
    return below(2) === 0 ? Buffer.concat([pdf.subarray(0, at), other.subarray(below(other.length))]) : Buffer.concat([pdf.subarray(0, at), other.subarray(Math.min(at, other.length))])
  },
}

/** So many files with one to four random changes, each of a random way. The same seed gives the same files. */
export function* mutations(pdf: Uint8Array, count: number, seed: number, others: readonly Buffer[] = []): Generator<Buffer> {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const ways = Object.values(waysToMutate)
  for (let i = 0; i < count; i++) {
    let out: Buffer = Buffer.from(pdf)
    for (let changes = 1 + below(4); changes > 0; changes--) if (out.length > 1) out = ways[below(ways.length)]?.(out, below, others) ?? out
    yield out
  }
}
