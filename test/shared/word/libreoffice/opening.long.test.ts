import { expect, it } from 'vitest'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { newFaults } from '#test/helpers/ooxml-validator.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { comparedPairs } from '#test/shared/word/libreoffice/decisions.ts'
import { notOpened } from '#test/shared/word/libreoffice/opening.ts'
import { type WrittenFile, writtenKinds } from '#test/shared/word/libreoffice/written-kinds.ts'

const files = corpusFiles('templates', 'docx-revisions', 'docx-misc')

function everyFile(): WrittenFile[] {
  const redlines = comparedPairs().map(({ name, bytes, after }) => ({ name, kind: 'redline', bytes, before: after }))
  return [...(files ?? []).flatMap(({ name, read }) => writtenKinds(name, read())), ...redlines]
}

it.skipIf(!hasLibreOffice || files === null)('LibreOffice and docxodus open every file we write (skipped: LibreOffice or corpus not present)', async () => {
  const made = everyFile()
  const faults = await notOpened(made)
  process.stdout.write(`files opened without a fault: ${made.length - new Set(faults.map((fault) => fault.split(': ')[0])).size} of ${made.length}\n`)
  expect(faults).toEqual([])
})

it.skipIf(files === null)('no file we write has a fault for the validator that the one it was made from did not have (skipped: corpus not present)', async () => {
  const made = everyFile()
  const faults: string[] = []
  // Two at a time: each is a program of its own.
  for (let index = 0; index < made.length; index += 2) {
    const pair = made.slice(index, index + 2)
    const found = await Promise.all(pair.map(({ bytes, before }) => newFaults(bytes, before)))
    for (const [at, fresh] of found.entries()) if (fresh.length > 0) faults.push(`${pair[at]?.kind ?? ''} ${pair[at]?.name ?? ''}: ${fresh[0] ?? ''}`)
  }
  process.stdout.write(`files without a new fault: ${made.length - faults.length} of ${made.length}\n`)
  expect(faults).toEqual([])
})
