import { expect, it } from 'vitest'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { certain, read, written } from '#test/shared/word/export/written.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { comparedPairs, decisionsBeside, drawnRedlines, type NamedFile } from '#test/shared/word/libreoffice/decisions.ts'

const files = corpusFiles('docx-revisions', 'docx-misc', 'templates')
const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 1_000_000))

function writtenAnew(): NamedFile[] {
  return (files ?? []).flatMap(({ name, read: bytesOf }) => {
    const bytes = bytesOf()
    if (Object.keys(certain(revisionCensus(bytes))).length === 0) return []
    const { doc, comments, media } = read(bytes)
    return [{ name, bytes: written(doc, { comments, media }).bytes }]
  })
}

it.skipIf(!hasLibreOffice || files === null).each([
  ['redlines of the published pairs', comparedPairs],
  ['real redlines written anew', writtenAnew],
  [`drawn documents with changes (SEED=${seed})`, () => drawnRedlines(80, seed)],
] as const)('%s: LibreOffice accepts and rejects them as we do (skipped: LibreOffice or corpus not present)', async (name, make) => {
  const { equal, all, explained, unexplained } = await decisionsBeside(make())
  process.stdout.write(`${name}: ${equal} of ${all} decided alike; explained: ${JSON.stringify(explained)}\n`)
  expect(unexplained).toEqual([])
})
