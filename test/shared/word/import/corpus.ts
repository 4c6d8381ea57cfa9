import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const corpora = new URL('../../../../../shared/corpora/', import.meta.url).pathname

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesIn(path)
    return name.endsWith('.docx') ? [path] : []
  })
}

/** A real file, by its path in the corpora. */
export interface CorpusFile {
  readonly name: string
  readonly read: () => Uint8Array
}

/** The Word files of some folders of the corpora; null where they are not present. */
export function corpusFiles(...folders: readonly string[]): readonly CorpusFile[] | null {
  if (!folders.every((folder) => existsSync(join(corpora, folder)))) return null
  return folders.flatMap((folder) => filesIn(join(corpora, folder))).map((path) => ({ name: path.slice(corpora.length), read: () => new Uint8Array(readFileSync(path)) }))
}

/** What the corpora say of tracked files: what each is with every change accepted, and rejected. */
export function corpusCases(): readonly { readonly input: string; readonly accepted: string | null; readonly rejected: string | null }[] {
  const path = join(corpora, 'docx-revisions/cases.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { accept_reject: { input: string; accepted: string | null; rejected: string | null }[] }).accept_reject
}

export function corpusFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(corpora, name)))
}
