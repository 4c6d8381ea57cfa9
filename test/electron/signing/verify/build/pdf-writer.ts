import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Objects of a PDF by number, as they are written between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>

export interface WriteOptions {
  /** A cross-reference table unless told otherwise; with `objects`, an xref stream whose objects stand in an object stream. */
  readonly xref?: 'table' | 'stream' | 'objects'
  readonly trailer?: Readonly<Record<string, string | undefined>>
  /** Object numbers to list as free. */
  readonly free?: readonly number[]
  /** Entries listed at offsets of one's own choosing. */
  readonly at?: Readonly<Record<number, number>>
  readonly end?: string
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** A stream object with this data. */
export function stream(data: string, dict = ''): string {
  return `<< ${dict} /Length ${latin1(data).length} >>\nstream\n${data}\nendstream`
}

/** A first revision. */
export function writePdf(objects: Objects, trailer: Readonly<Record<string, string>>, options: WriteOptions = {}): Buffer {
  const size = Math.max(...Object.keys(objects).map(Number)) + 1
  const id = createHash('md5').update(JSON.stringify(objects)).digest('hex')
  return writeRevision(latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'), objects, { Size: String(size), ID: `[ <${id}> <${id}> ]`, ...trailer, ...options.trailer }, options)
}

/** An incremental update of a PDF written here. */
export function append(pdf: Uint8Array, objects: Objects, options: WriteOptions = {}): Buffer {
  const text = Buffer.from(pdf).toString('latin1')
  const prev = startxrefOf(text)
  const old = trailerOf(text)
  const size = Math.max(Number(old['Size'] ?? 0), ...Object.keys(objects).map((num) => Number(num) + 1))
  return writeRevision(Buffer.from(pdf), objects, { ...old, Size: String(size), Prev: String(prev), ...options.trailer }, options)
}

export function startxrefOf(text: string): number {
  return Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
}

/** Root, Info, ID and Size of the last trailer. */
function trailerOf(text: string): Record<string, string> {
  const at = startxrefOf(text)
  const tail = text.slice(at, text.lastIndexOf('startxref'))
  const found: Record<string, string> = {}
  for (const [key, pattern] of Object.entries({ Root: /\/Root (\d+ 0 R)/, Info: /\/Info (\d+ 0 R)/, ID: /\/ID (\[.*?\])/, Size: /\/Size (\d+)/ })) {
    const value = pattern.exec(tail)?.[1]
    if (value !== undefined) found[key] = value
  }
  return found
}

function writeRevision(before: Buffer, objects: Objects, trailer: Readonly<Record<string, string | undefined>>, options: WriteOptions): Buffer {
  const parts = [before]
  let at = before.length
  const put = (text: string) => {
    parts.push(latin1(text))
    at += latin1(text).length
  }
  const entries = new Map<number, { offset: number } | { container: number; index: number } | 'free'>([[0, 'free']])
  const packed: [number, string][] = []
  for (const [key, value] of Object.entries(objects)) {
    const num = Number(key)
    // Streams and signatures stand on their own.
    if (options.xref === 'objects' && !value.includes('stream\n') && !value.includes('/ByteRange')) {
      packed.push([num, value])
      continue
    }
    entries.set(num, { offset: at })
    put(`${num} 0 obj\n${value}\nendobj\n`)
  }
  let next = Number(trailer['Size'])
  if (packed.length > 0) {
    const container = next++
    let offset = 0
    const header = packed.map(([num, value]) => {
      const pair = `${num} ${offset}`
      offset += value.length + 1
      return pair
    }).join(' ')
    const data = deflateSync(latin1(`${header} ${packed.map(([, value]) => value).join('\n')}`)).toString('latin1')
    packed.forEach(([num], index) => entries.set(num, { container, index }))
    entries.set(container, { offset: at })
    put(`${container} 0 obj\n${stream(data, `/Type /ObjStm /N ${packed.length} /First ${header.length + 1} /Filter /FlateDecode`)}\nendobj\n`)
  }
  for (const num of options.free ?? []) entries.set(num, 'free')
  for (const [num, offset] of Object.entries(options.at ?? {})) entries.set(Number(num), { offset })
  const xref = at
  const rows = [...entries].sort((a, b) => a[0] - b[0])
  const dict = (more: Readonly<Record<string, string | undefined>>) => Object.entries({ ...trailer, ...more }).flatMap(([key, value]) => (value === undefined ? [] : [`/${key} ${value}`])).join(' ')
  if (options.xref === undefined || options.xref === 'table') {
    put(`xref\n${rows.map(([num, entry]) => `${num} 1\n${entry === 'free' ? '0000000000 65535 f' : `${String('offset' in entry ? entry.offset : 0).padStart(10, '0')} 00000 n`} \n`).join('')}`)
    put(`trailer\n<< ${dict({})} >>\n`)
  } else {
    const own = next++
    rows.push([own, { offset: xref }])
    const data = Buffer.alloc(rows.length * 7)
    rows.forEach(([, entry], i) => {
      data.writeUInt8(entry === 'free' ? 0 : 'offset' in entry ? 1 : 2, i * 7)
      data.writeUInt32BE(entry === 'free' ? 0 : 'offset' in entry ? entry.offset : entry.container, i * 7 + 1)
      data.writeUInt16BE(entry === 'free' ? 65_535 : 'offset' in entry ? 0 : entry.index, i * 7 + 5)
    })
    const index = rows.map(([num]) => `${num} 1`).join(' ')
    put(`${own} 0 obj\n${stream(deflateSync(data).toString('latin1'), `/Type /XRef /W [1 4 2] /Index [${index}] /Filter /FlateDecode ${dict({ Size: String(next) })}`)}\nendobj\n`)
  }
  put(`startxref\n${xref}\n%%EOF\n${options.end ?? ''}`)
  return Buffer.concat(parts)
}
