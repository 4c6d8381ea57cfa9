import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { documentText } from '#shared/document/plain-text.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import { certain, noProperties, read, written } from '#test/shared/word/export/written.ts'

const folder = join('..', 'shared', 'corpora', 'docx-revisions')

/** What a document of ours does not hold of a file, and a file written anew therefore lacks; or has, where the file lacks what Word wants. */
const explained = new Map([
  ['015-InsertedContentControl.docx', 'the coming of a content control itself'],
  ['016-DeletedContentControl.docx', 'the going of a content control itself'],
  ['RP017-Inserted-CC.docx', 'the coming of a content control itself'],
  ['RP001-Tracked-Revisions-02.docx', 'a deletion within a passage that was moved away'],
])

it.skipIf(!existsSync(folder))('real redlines written anew keep their words, their numbers and every revision (skipped: corpus not present)', () => {
  const wrong: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.docx'))) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)))
    const { doc, comments, media } = read(bytes)
    const out = written(doc, { comments, media, properties: noProperties }).bytes
    const back = read(out).doc
    for (const view of ['final', 'original'] as const) {
      if (documentText(back, { numbers: true, view }) !== documentText(doc, { numbers: true, view })) wrong.push(`${name}: ${view} text`)
    }
    const [before, after] = [JSON.stringify(certain(revisionCensus(bytes))), JSON.stringify(certain(revisionCensus(out)))]
    if (before !== after && !Array.from(explained.keys()).some((known) => name.endsWith(known))) wrong.push(`${name}: ${before} became ${after}`)
  }
  expect(wrong).toEqual([])
})
