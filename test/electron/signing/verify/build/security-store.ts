import { append, stream, type WriteOptions } from './pdf-writer.ts'
import { catalog, num } from './contract.ts'

export interface StoreContents {
  readonly certificates?: readonly Uint8Array[]
  readonly lists?: readonly Uint8Array[]
  readonly responses?: readonly Uint8Array[]
}

/** Adds a security store to a test contract, or writes it anew. */
export function withSecurityStore(pdf: Uint8Array, contents: StoreContents, entries = '', options: WriteOptions = {}): Buffer {
  let next = 400
  const objects: Record<number, string> = {}
  const list = (key: string, items: readonly Uint8Array[] = []) => {
    if (items.length === 0) return ''
    const numbers = items.map((item) => {
      objects[++next] = stream(Buffer.from(item).toString('latin1'))
      return `${next} 0 R`
    })
    return `/${key} [ ${numbers.join(' ')} ]`
  }
  const inside = [list('Certs', contents.certificates), list('CRLs', contents.lists), list('OCSPs', contents.responses)].join(' ')
  return append(pdf, { ...objects, 400: `<< /Type /DSS ${inside} >>`, [num.catalog]: catalog(`${entries} /DSS 400 0 R`) }, options)
}
