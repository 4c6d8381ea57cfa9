import { expect, it } from 'vitest'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { numbersBeside } from '#test/shared/word/libreoffice/numbers.ts'

const files = corpusFiles('templates', 'docx-revisions', 'docx-misc')

it.skipIf(!hasLibreOffice || files === null)('the numbers of every real file are those LibreOffice shows (skipped: LibreOffice or corpus not present)', async () => {
  const { equal, all, differing } = await numbersBeside((files ?? []).map(({ name, read }) => ({ name, bytes: read() })))
  process.stdout.write(`numbers equal to LibreOffice's: ${equal} of ${all}\n`)
  expect(differing).toEqual([])
})
