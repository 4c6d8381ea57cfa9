import { docxodusAccept } from '#test/helpers/docxodus.ts'
import { type ReadBlock, readInLibreOffice } from '#test/helpers/libreoffice.ts'
import type { WrittenFile } from '#test/shared/word/libreoffice/written-kinds.ts'

const letters = (blocks: readonly ReadBlock[]): string =>
  blocks.map((block) => ('cells' in block ? block.cells.map(({ blocks: inside }) => letters(inside)).join('') : block.text.replaceAll(/[^\p{L}\p{N}]+/gu, ''))).join('')

const keepingWords: ReadonlySet<string> = new Set(['unchanged', 'written anew'])

/** What other programs cannot do with files of ours: open them, or read in them the words that stand in the files they were made from. */
export async function notOpened(files: readonly WrittenFile[]): Promise<string[]> {
  const originals = [...new Set(files.map(({ before }) => before))]
  const readings = await readInLibreOffice([...files, ...originals.map((bytes) => ({ bytes }))].map(({ bytes }) => ({ bytes })))
  const read = new Map(originals.map((bytes, index) => [bytes, readings[files.length + index] ?? null]))
  const faults: string[] = []
  for (const [index, { name, kind, bytes, before }] of files.entries()) {
    const [reading, original] = [readings[index] ?? null, read.get(before) ?? null]
    if (reading === null) faults.push(`${kind} ${name}: LibreOffice does not open it`)
    else if (original !== null && keepingWords.has(kind) && letters(reading.body) !== letters(original.body)) faults.push(`${kind} ${name}: LibreOffice reads other words`)
    await docxodusAccept(bytes).catch((error: unknown) => faults.push(`${kind} ${name}: docxodus does not open it: ${String(error)}`))
  }
  return faults
}
