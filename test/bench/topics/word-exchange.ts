import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { exportDocx } from '#shared/word/export/export-docx.ts'
import { importDocx, type ImportedWord } from '#shared/word/import/import-docx.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { hasTemplate, wordContract } from '#test/bench/material/word-contract.ts'
import { freshFolder } from '#test/bench/material/workspace.ts'
import { LibreOffice } from '#test/bench/peers/libreoffice.ts'
import { pandoc, pandocStart, pandocVersion } from '#test/bench/peers/pandoc.ts'
import { median } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { Docxodus } from '#test/helpers/docxodus.ts'

const sizes = [
  { pages: 10, rounds: 5 },
  { pages: 100, rounds: 3 },
  { pages: 300, rounds: 3 },
] as const

const properties = { title: null, author: null, at: null, trackRevisions: null }

/** One round: milliseconds in and out, and what was written. */
interface Round {
  readonly open: number
  readonly save: number
  readonly bytes: Uint8Array
}

/** The document with the first word of its first paragraph of words put in twice. */
function withOneWordChanged(doc: Node): Node {
  const at = doc.children.findIndex((block) => block.type === schema.nodes.paragraph && block.firstChild?.isText === true)
  const block = doc.child(at)
  const { firstChild: text } = block
  if (text === null) throw new RangeError('there is no paragraph of words')
  const [word = ''] = (text.text ?? '').split(' ')
  return doc.copy(doc.content.replaceChild(at, block.copy(Fragment.fromArray([schema.text(`${word} `, text.marks), ...block.children]))))
}

function read(docx: Uint8Array): ImportedWord {
  const made = importDocx(docx)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value
}

function written({ doc, comments, media }: ImportedWord, original: Uint8Array | null): Uint8Array {
  const made = exportDocx({ doc, comments, original, media, properties })
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value.bytes
}

function ours(docx: Uint8Array): { readonly patched: Round; readonly anew: Round } {
  const started = performance.now()
  const imported = read(docx)
  const open = performance.now() - started
  const edited = { ...imported, doc: withOneWordChanged(imported.doc) }
  const edits = performance.now()
  const patched = written(edited, docx)
  const between = performance.now()
  const anew = written(edited, null)
  const ended = performance.now()
  return { patched: { open, save: between - edits, bytes: patched }, anew: { open, save: ended - between, bytes: anew } }
}

/** How often what a whole job keeps stands in a file: revisions, comments, numbered paragraphs, styles, references. */
function census(docx: Uint8Array): string {
  const parts = unzipSync(docx)
  const count = (part: string, tag: string): number => strFromU8(parts[`word/${part}.xml`] ?? new Uint8Array()).split(`<w:${tag}`).length - 1
  return `${count('document', 'ins ')} insertions, ${count('document', 'del ')} deletions, ${count('comments', 'comment ')} comments, ${count('document', 'numPr>') + count('document', 'numPr ')} numbered, ${count('styles', 'style ')} styles, ${count('document', 'instrText')} fields, ${count('document', 'tbl>')} tables`
}

interface Peer {
  readonly name: string
  readonly round: (path: string, docx: Uint8Array) => Promise<Round>
}

/** It opens a file to write it as plain text, which costs next to nothing; what .docx takes longer is the saving. */
function libreOffice(office: LibreOffice, small: string): Peer {
  return {
    name: 'LibreOffice, start left out',
    round: (path) => {
      // Its start is measured each time, for a busy machine changes it by seconds.
      const start = office.convert(small, 'txt:Text')
      const open = office.convert(path, 'txt:Text')
      const whole = office.convert(path, 'docx')
      return Promise.resolve({ open: open - start, save: whole - open, bytes: office.converted(path) })
    },
  }
}

function docxodusPeer(docxodus: Docxodus): Peer {
  return {
    name: 'docxodus session',
    round: async (_path, docx) => {
      const { steps, bytes } = await docxodus.do({ kind: 'rewrite', docx })
      const [open = Number.NaN, save = Number.NaN] = steps
      return { open, save, bytes }
    },
  }
}

function pandocPeer(folder: string): Peer {
  const [json, docx] = [join(folder, 'pandoc.json'), join(folder, 'pandoc.docx')]
  return {
    name: 'pandoc, start included',
    round: (path) => {
      const open = pandoc(path, json)
      const save = pandoc(json, docx)
      return Promise.resolve({ open, save, bytes: readFileSync(docx) })
    },
  }
}

const both = (rounds: readonly Round[], step: 'open' | 'save'): number[] => rounds.map((round) => round[step])

async function measureSize(pages: number, rounds: number, peers: readonly Peer[], folder: string): Promise<Measured> {
  const { bytes: docx, words } = wordContract(pages)
  const path = join(folder, `contract-${pages}.docx`)
  writeFileSync(path, docx)
  const found: { patched: Round; anew: Round }[] = []
  const others = new Map<Peer, Round[]>(peers.map((peer) => [peer, []]))
  ours(docx)
  for (let round = 0; round < rounds; round += 1) {
    found.push(ours(docx))
    for (const [peer, done] of others) done.push(await peer.round(path, docx))
  }
  const [patched, anew] = [found.map((each) => each.patched), found.map((each) => each.anew)]
  const ways = [
    { what: `importing ${pages} pages of Word`, own: both(patched, 'open'), step: 'open' },
    { what: `  writing ${pages} pages into the file, one word changed`, own: both(patched, 'save'), step: 'save' },
    { what: `  writing ${pages} pages anew`, own: both(anew, 'save'), step: 'save' },
  ] as const
  const most = pages === 300 ? 1_000 : null
  const lines: Line[] = ways.flatMap(({ what, own, step }) => [
    figure(what, 'ms', own, most === null ? null : { of: 'ours', most }),
    ...[...others].map(([{ name }, done]) => comparison('    beside', { ours: own, peer: both(done, step) }, name, name.startsWith('LibreOffice') && pages === 300 ? { of: 'ratio', most: 0.2 } : null)),
  ])
  const best = (figures: readonly number[]): string => Math.min(...figures).toFixed(0)
  const kept = [`the file itself ${census(docx)}`, ...[['ours into the file', patched] as const, ['ours anew', anew] as const, ...[...others].map(([{ name }, done]) => [name, done] as const)].map(([name, done]) => `${name} ${census(done[0]?.bytes ?? docx)}`)]
  return {
    lines,
    notes: [
      `${pages} pages are ${words} words in ${(docx.length / 1024).toFixed(0)} KB. Best of ${rounds}, in and out: ours ${best(both(patched, 'open'))} and ${best(both(patched, 'save'))} ms (anew ${best(both(anew, 'save'))}), ${[...others].map(([{ name }, done]) => `${name} ${best(both(done, 'open'))} and ${best(both(done, 'save'))} ms`).join(', ')}.`,
      ...(pages === 300 ? [`What stands in the files of ${pages} pages that were written: ${kept.join('; ')}.`] : []),
    ],
  }
}

/** Word files read into our document and written again, beside programs that read and write them, over the same files in the same rounds. */
export async function measureWordExchange(): Promise<Measured> {
  using folder = freshFolder()
  await using docxodus = new Docxodus()
  const notes: string[] = [
    hasTemplate() ? 'The Word files are a published contract again and again, with tracked changes and comments put in.' : 'The Word files are contracts of our own: corpus not present.',
    'LibreOffice is a process for each file: its opening is that of .docx into plain text, its saving what .docx into .docx takes longer; docxodus opens, projects the text as Markdown and saves it unchanged (changing one word took it 51 s in a file of 100 pages), in a runtime that was loaded before; pandoc reads into its JSON and writes from it, with all changes kept, a process each way.',
  ]
  const peers: Peer[] = []
  if (LibreOffice.isPresent()) {
    const office = new LibreOffice(folder.path)
    const small = join(folder.path, 'small.docx')
    writeFileSync(small, wordContract(1).bytes)
    const start = office.start(small)
    peers.push(libreOffice(office, small))
    notes.push(`A process of LibreOffice takes ${start.toFixed(0)} ms on one page, which is taken as its start and left out, anew in each round; where the start changes by more than ten pages take, ten pages show nothing.`)
  } else notes.push('LibreOffice: skipped: it is not installed.')
  peers.push(docxodusPeer(docxodus))
  const version = pandocVersion()
  if (version !== null) {
    peers.push(pandocPeer(folder.path))
    notes.push(`${version}; its start alone takes ${median([1, 2, 3].map(() => pandocStart(folder.path))).toFixed(0)} ms.`)
  } else notes.push('Pandoc: skipped: it is not installed.')
  const lines: Line[] = []
  for (const { pages, rounds } of sizes) {
    const found = await measureSize(pages, rounds, peers, folder.path)
    lines.push(...found.lines)
    notes.push(...found.notes)
  }
  if (docxodus.hung > 0) notes.push(`Docxodus did not come back ${docxodus.hung} times within a minute; those calls were made again and are in no figure.`)
  return { lines, notes }
}
