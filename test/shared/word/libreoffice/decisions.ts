import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { resolveConditions } from '#shared/document/conditions.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { children, descendants, type XmlElement } from '#shared/word/xml/tree.ts'
import { readInLibreOffice, type ReadBlock, type WordReading } from '#test/helpers/libreoffice.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { isWhole, movesTwice, wordly } from '#test/shared/word/export/wordly.ts'
import { certain, rootOf, written } from '#test/shared/word/export/written.ts'
import { corpusFile } from '#test/shared/word/import/corpus.ts'

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The published pairs as redlines of ours, with the later of the two files. */
export function comparedPairs(): (NamedFile & { readonly after: Uint8Array })[] {
  const { compare } = JSON.parse(new TextDecoder().decode(corpusFile('docx-revisions/cases.json'))) as { compare: { id: string; before: string; after: string }[] }
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../../../shared/corpora/docx-revisions/${name}`, import.meta.url)))
  const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }
  return compare.map(({ id, before, after }) => ({ name: id, bytes: certain(compareDocx(read(before), read(after), stamp)).bytes, after: read(after) }))
}

/** Drawn documents with changes of every kind, written anew. */
export function drawnRedlines(count: number, seed: number): NamedFile[] {
  const redlined = redlinedDocuments.map((doc) => resolveConditions(wordly(doc, { targets: false }))).filter((doc) => isWhole(doc) && !movesTwice(doc))
  return fc.sample(redlined, { numRuns: count, seed }).map((doc, index) => ({ name: `drawn ${index}`, bytes: written(doc).bytes }))
}

/**
 * Words of a reading, paragraph by paragraph, tables by their cells. Signs of no width, which stand for the bounds of content controls and boxes, and empty
 * paragraphs are passed over: LibreOffice keeps one where a deleted paragraph end is the last of the text or stands before a table.
 */
function lines(blocks: readonly ReadBlock[]): string[] {
  return blocks.flatMap((block) => {
    if ('cells' in block) return ['<table>', ...block.cells.flatMap(({ name, blocks: inside }) => [`<${name}>`, ...lines(inside)]), '</table>']
    const text = block.text.replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim()
    return text === '' ? [] : [text]
  })
}

const text = (reading: WordReading): string => JSON.stringify([lines(reading.body), lines(reading.notes)])

function holds(root: XmlElement, name: string, what: (each: XmlElement) => boolean = () => true): boolean {
  for (const each of descendants(root, name)) if (what(each)) return true
  return false
}

const tracked = (each: XmlElement): boolean => ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'].some((name) => holds(each, name))

/** The kinds of revision that LibreOffice 7.4 is known not to decide as Word does, in the order in which they are looked for. */
const kinds: readonly (readonly [string, (root: XmlElement) => boolean])[] = [
  ['cells inserted or deleted, of which it has no such change', (root) => ['w:cellIns', 'w:cellDel', 'w:cellMerge'].some((name) => holds(root, name))],
  ['rows inserted or deleted, which it keeps where their words do not lie in one change', (root) => holds(root, 'w:trPr', (each) => children(each).some(({ name }) => name === 'w:ins' || name === 'w:del'))],
  ['content controls within a change or beside a paragraph end that is deleted, whose bounds it keeps', (root) => holds(root, 'w:sdt') && tracked(root)],
  ['notes whose mark is inserted or deleted, which it takes for one another', (root) => ['w:ins', 'w:del'].some((name) => holds(root, name, (each) => holds(each, 'w:footnoteReference') || holds(each, 'w:endnoteReference')))],
  ['an insertion within an insertion', (root) => holds(root, 'w:ins', (each) => children(each).some((inner) => holds(inner, 'w:ins') || inner.name === 'w:ins'))],
]

export interface Decisions {
  readonly equal: number
  readonly all: number
  /** How many differ by a kind of revision that LibreOffice does not decide as Word does. */
  readonly explained: Readonly<Record<string, number>>
  readonly unexplained: readonly string[]
}

/** Whether accepting and rejecting every change in LibreOffice gives what LibreOffice reads of the same file as we decided it. */
export async function decisionsBeside(files: readonly NamedFile[]): Promise<Decisions> {
  const cases = files.flatMap(({ name, bytes }) => (['accept', 'reject'] as const).map((decision) => ({ name, bytes, decision })))
  const readings = await readInLibreOffice(cases.flatMap(({ bytes, decision }) => [{ bytes, decision }, { bytes: certain(resolveDocx(bytes, decision)) }]))
  const explained: Record<string, number> = {}
  const unexplained: string[] = []
  for (const [index, { name, bytes, decision }] of cases.entries()) {
    const [theirs, ours] = [readings[2 * index] ?? null, readings[2 * index + 1] ?? null]
    if (theirs !== null && ours !== null && text(theirs) === text(ours)) continue
    const root = rootOf(bytes, 'word/document.xml')
    const kind = theirs === null || ours === null || root === null ? undefined : kinds.find(([, is]) => is(root))
    if (kind === undefined) unexplained.push(`${name}, ${decision}: ${theirs === null || ours === null ? 'not opened' : `${text(theirs)} there, ${text(ours)} here`}`)
    else explained[kind[0]] = (explained[kind[0]] ?? 0) + 1
  }
  const differing = unexplained.length + Object.values(explained).reduce((sum, each) => sum + each, 0)
  return { equal: cases.length - differing, all: cases.length, explained, unexplained }
}
