import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#shared/word/package/crc32.ts'

export interface MadeEntry {
  readonly name: string
  readonly bytes?: Uint8Array | string
  readonly stored?: boolean
  /** What the archive says, true or not. */
  readonly claims?: { size?: number; crc?: number; flags?: number; method?: number; localName?: string; offset?: number }
}

/** A zip archive as an attacker or an old tool may write it. */
export function makeArchive(entries: readonly MadeEntry[]): Buffer {
  const locals: Buffer[] = []
  const lines: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes ?? '')
    const data = entry.stored === true ? bytes : deflateRawSync(bytes)
    const { claims = {} } = entry
    const common = (name: Buffer) => {
      const header = Buffer.alloc(26)
      header.writeUInt16LE(20, 0)
      header.writeUInt16LE(claims.flags ?? 0, 2)
      header.writeUInt16LE(claims.method ?? (entry.stored === true ? 0 : 8), 4)
      header.writeUInt32LE(claims.crc ?? crc32(bytes), 10)
      header.writeUInt32LE(data.length, 14)
      header.writeUInt32LE(claims.size ?? bytes.length, 18)
      header.writeUInt16LE(name.length, 22)
      return header
    }
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(claims.localName ?? entry.name)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common(localName), localName, data])
    const line = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common(name), Buffer.alloc(14), name])
    line.writeUInt32LE(claims.offset ?? offset, 42)
    locals.push(local)
    lines.push(line)
    offset += local.length
  }
  const directory = Buffer.concat(lines)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

const RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

/** The text of word/document.xml around a body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`
}

/** The smallest Word file, with this body and these further entries. */
export function makeDocx(body: string, further: readonly MadeEntry[] = [], types = TYPES, relationships = RELATIONSHIPS): Buffer {
  return makeArchive([{ name: '[Content_Types].xml', bytes: types }, { name: '_rels/.rels', bytes: relationships }, { name: 'word/document.xml', bytes: documentXml(body) }, ...further])
}
