import { expect, it } from 'vitest'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { numbersBeside } from '#test/shared/word/libreoffice/numbers.ts'

const files = corpusFiles('templates')

it.skipIf(!hasLibreOffice || files === null)('the numbers of real templates are those LibreOffice shows (skipped: LibreOffice or corpus not present)', async () => {
  const { all, differing } = await numbersBeside((files ?? []).map(({ name, read }) => ({ name, bytes: read() })))
  expect(all).toBeGreaterThan(600)
  expect(differing).toEqual([])
}, 60_000)
