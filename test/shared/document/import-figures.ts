import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { importText } from '#shared/document/import/import-text.ts'
import { documentText, lettersAndDigits } from '#shared/document/plain-text.ts'

/** Real agreements as text, kept beside the repository. */
export const textCorpora = ['cuad/txt', 'sec-text'].map(
  (folder) => new URL(`../../../../shared/corpora/${folder}`, import.meta.url).pathname,
)

export interface ImportFigures {
  readonly files: number
  /** Files whose document holds every letter and digit of the source in order, computed numbers included. */
  readonly whole: number
  readonly notWhole: readonly string[]
  /** Numbers typed in plain sequence, and how many of them became live numbering. */
  readonly plain: number
  readonly recognised: number
  /** All numbered paragraphs that became live. */
  readonly live: number
  readonly milliseconds: number
  readonly slowest: { readonly file: string; readonly milliseconds: number }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Imports every text of the folders and counts what was kept and recognised; null where none is present. */
export function importFigures(folders: readonly string[] = textCorpora): ImportFigures | null {
  const files = folders.flatMap(filesIn)
  if (files.length === 0) return null
  const figures = {
    files: files.length,
    whole: 0,
    notWhole: [] as string[],
    plain: 0,
    recognised: 0,
    live: 0,
    milliseconds: 0,
    slowest: { file: '', milliseconds: 0 },
  }
  for (const file of files) {
    const { text } = decodeText(readFileSync(file))
    const start = performance.now()
    const result = importText(text)
    const milliseconds = performance.now() - start
    figures.milliseconds += milliseconds
    if (milliseconds > figures.slowest.milliseconds) figures.slowest = { file, milliseconds }
    if (!result.ok || lettersAndDigits(documentText(result.value.doc, { numbers: true })) !== lettersAndDigits(text)) {
      figures.notWhole.push(file)
      continue
    }
    figures.whole += 1
    figures.plain += result.value.report.plain.found
    figures.recognised += result.value.report.plain.recognised
    figures.live += result.value.report.recognised
  }
  return figures
}
