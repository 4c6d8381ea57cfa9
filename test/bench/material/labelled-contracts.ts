import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('../../../../shared/corpora/cuad', import.meta.url).pathname

/** A real contract and what experts marked in it: for each column the passages, and the answer they put in words. */
export interface LabelledContract {
  readonly name: string
  readonly text: string
  /** Rules were written while looking at the one half; the other is only ever counted. */
  readonly half: 'looked at' | 'unseen'
  readonly spans: (column: string) => readonly string[]
  readonly answer: (column: string) => string
}

/** Records of comma-separated values with quoted fields (RFC 4180). */
function recordsOf(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, comma, end, quoted, bare] of text.matchAll(/(?:(,)|(\r?\n)|"((?:[^"]|"")*)"|([^",\r\n]+))/g)) {
    const record = records.at(-1) ?? []
    if (end !== undefined) records.push([''])
    else if (comma !== undefined) record.push('')
    else if (record.length === 0) record.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    else record[record.length - 1] += quoted?.replaceAll('""', '"') ?? bare ?? ''
  }
  return records.filter((record) => record.length > 1)
}

/** The strings of a list as Python prints it. */
export function listed(text: string): string[] {
  const found: string[] = []
  for (const [, single, double] of text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)) {
    found.push((single ?? double ?? '').replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/g, (_all, four?: string, two?: string, one?: string) =>
      four !== undefined || two !== undefined ? String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)) : one === 'n' ? '\n' : one === 't' ? '\t' : (one ?? '')))
  }
  return found
}

/** The contracts that are labelled, in the order of the labels; null where they are not on this machine. */
export function labelledContracts(): readonly LabelledContract[] | null {
  const labels = join(folder, 'master_clauses.csv')
  if (!existsSync(labels)) return null
  const [heads = [], ...rows] = recordsOf(readFileSync(labels, 'utf8'))
  const columns = new Map(heads.map((head, index) => [head.replace('- Answer', '-Answer'), index]))
  return rows.flatMap((row) => {
    const name = (row[0] ?? '').replace(/\.pdf$/i, '')
    const path = join(folder, 'txt', `${name}.txt`)
    if (!existsSync(path)) return []
    const cell = (column: string): string => row[columns.get(column) ?? -1] ?? ''
    const half = (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 0 ? 'looked at' : 'unseen'
    return [{ name, text: readFileSync(path, 'utf8'), half, spans: (column) => listed(cell(column)), answer: (column) => cell(`${column}-Answer`).trim() } satisfies LabelledContract]
  })
}
