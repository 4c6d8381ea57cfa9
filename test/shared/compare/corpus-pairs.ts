import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { importMarkdown } from '#shared/document/import/import-markdown.ts'
import { importText } from '#shared/document/import/import-text.ts'

const corpora = new URL('../../../../shared/corpora/', import.meta.url).pathname

/** Two real texts to compare, read only when they are. */
export interface CorpusPair {
  readonly name: string
  readonly before: () => Node
  readonly after: () => Node
}

function read(path: string): Node {
  let count = 0
  // Every import gives ids of its own, as two files from outside have nothing in common but their words.
  const newId = (): string => `${basename(path)} ${(count += 1)}`
  const { text } = decodeText(readFileSync(path))
  const imported = path.endsWith('.md') ? importMarkdown(text, { newId }) : importText(text, { newId })
  if (!imported.ok) throw new Error(imported.refusal.message)
  return imported.value.doc
}

function isEmpty(path: string): boolean {
  return readFileSync(path, 'utf8').trim() === ''
}

function pair(name: string, before: string, after: string): CorpusPair[] {
  return isEmpty(before) || isEmpty(after) ? [] : [{ name, before: () => read(before), after: () => read(after) }]
}

/** Each dated version of a real agreement with the one that followed it. */
export function versionPairs(): CorpusPair[] {
  const root = join(corpora, 'versions')
  if (!existsSync(root)) return []
  return readdirSync(root).toSorted().flatMap((set) => {
    const history = join(root, set, 'history')
    return readdirSync(history).toSorted().flatMap((agreement) => {
      const files = readdirSync(join(history, agreement)).filter((name) => name.endsWith('.md')).toSorted()
      return files.slice(1).flatMap((file, index) => pair(`${agreement} ${file.slice(0, 3)}`, join(history, agreement, files[index] ?? ''), join(history, agreement, file)))
    })
  })
}

function filerOf(file: string): string {
  return file.split(/_| - /)[0]?.toLowerCase().replaceAll(/[^a-z]/g, '') ?? ''
}

/** Every two agreements of one filer: some two drafts of one form, some with nothing in common but the house style. */
export function filerPairs(): CorpusPair[] {
  const folder = join(corpora, 'cuad', 'txt')
  if (!existsSync(folder)) return []
  const byFiler = Map.groupBy(readdirSync(folder).filter((name) => name.endsWith('.txt')).toSorted(), filerOf)
  return Array.from(byFiler).flatMap(([filer, files]) =>
    files.flatMap((file, index) => files.slice(index + 1).flatMap((other, step) => pair(`${filer} ${index + 1}/${index + step + 2}`, join(folder, file), join(folder, other)))),
  )
}
