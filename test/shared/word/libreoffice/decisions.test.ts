import { expect, it } from 'vitest'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { comparedPairs, decisionsBeside, drawnRedlines } from '#test/shared/word/libreoffice/decisions.ts'

it.skipIf(!hasLibreOffice || corpusFiles('docx-revisions') === null)('LibreOffice accepts and rejects what we write as we do (skipped: LibreOffice or corpus not present)', async () => {
  const { equal, all, unexplained } = await decisionsBeside([...comparedPairs().filter((_, index) => index % 6 === 0), ...drawnRedlines(5, 5)])
  expect(unexplained).toEqual([])
  expect(equal).toBeGreaterThan(all * 0.8)
}, 90_000)
