import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { prose, randomFrom } from '#test/bench/material/words.ts'
import { textCorpora } from '#test/shared/document/import-figures.ts'

export interface ContractText {
  readonly title: string
  readonly text: string
}

function textsIn(folder: string): ContractText[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ title: basename(path, '.txt').slice(0, 120), text: decodeText(readFileSync(path)).text }))
}

/** Where there are no real texts: so many paragraphs of made-up ones, of different lengths. */
function generated(count: number): ContractText[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomFrom(index)
    const paragraphs = 20 + Math.floor(random() * 200)
    return { title: `Agreement ${index + 1}`, text: Array.from({ length: paragraphs }, (_, at) => `${at + 1}. ${prose(random, 60)}`).join('\n\n') }
  })
}

/** Agreements to fill a workspace with: real ones where they are beside the repository. */
export function contractTexts(): { readonly texts: readonly ContractText[]; readonly real: boolean } {
  const texts = textCorpora.flatMap(textsIn)
  return texts.length > 0 ? { texts, real: true } : { texts: generated(300), real: false }
}
