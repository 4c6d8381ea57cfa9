import { readFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { withFiles } from '#electron/cli/with-files.ts'
import { textWriter } from '#electron/cli/written-text.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { redlineSheet } from '#electron/negotiation/redline-sheet.ts'
import { readText, type ReadText } from '#electron/negotiation/sides.ts'
import { newUuid } from '#electron/new-id.ts'
import type { Services } from '#electron/services.ts'
import { contractSheetHtml, printContract, type ContractSheet } from '#electron/signing-room/print-shop.ts'
import { keepBlob } from '#electron/store/repositories/blobs.ts'
import { exportReportWords, writeWord } from '#electron/word/write-word.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { listChanges } from '#shared/redline/list.ts'
import { resolveChanges } from '#shared/redline/resolve.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'

const decisions = ['keep', 'accept', 'reject'] as const
type Changes = (typeof decisions)[number]

interface Options {
  readonly out: string
  readonly changes?: Changes
  readonly rewrite?: true
  readonly json?: true
}

/** A file that was made, and what its form cannot say as the text does. */
interface Made {
  readonly bytes: Uint8Array
  readonly notSaid: string
}

const ins: ReadonlySet<string> = new Set(['.docx', '.htm', '.html', '.json', '.md', '.markdown', '.txt'])
const outs: ReadonlySet<string> = new Set(['.docx', '.html', '.json', '.md', '.pdf', '.txt'])

function refuseFormats(from: string, to: string): void {
  if (from === '.pdf') throw new AppError('cli.in-pdf', 'A PDF says where letters stand on pages, not what is a paragraph, a number or a table, so no text is read from one. Nothing was written; convert the file the PDF was made from.')
  if (!ins.has(from)) throw new AppError('cli.in-format', `Texts are read from .docx, .html, .json, .md and .txt, not from “${from}”. Nothing was written.`)
  if (!outs.has(to)) throw new AppError('cli.out-format', `Texts are written as .docx, .html, .json, .md, .pdf and .txt, not as “${to}”. Nothing was written.`)
}

/** What is read, with its changes decided; a Word file is decided in its own terms, in every part of it. */
function readDecided(path: string, changes: Changes): { readonly bytes: Uint8Array; readonly read: ReadText } {
  const raw = readFileSync(path)
  const isWord = extname(path).toLowerCase() === '.docx'
  const bytes = isWord && changes !== 'keep' ? allowed(resolveDocx(raw, changes)) : raw
  const read = readText({ newId: newUuid }, bytes, basename(path))
  return { bytes, read: isWord || changes === 'keep' ? read : { ...read, doc: resolveChanges(read.doc, changes) } }
}

/** The text as a Word file: in the package it was read from, or anew where there is none. */
function asWord(read: ReadText, original: Uint8Array | null): Made {
  const { bytes, report } = writeWord({ doc: read.doc, comments: read.word?.comments ?? [], original, media: read.word?.media ?? new Map() })
  const left = original === null ? (read.word?.report.items ?? []).filter(({ outcome }) => outcome === 'lost') : []
  return { bytes, notSaid: exportReportWords([...left, ...report]) }
}

/** The text as a page, with its changes shown where it has any. */
function sheetOf(title: string, { doc }: ReadText): ContractSheet {
  const hash = documentHash(doc)
  if (listChanges(doc).length === 0) return { title, doc, version: title, hash, signable: false }
  return redlineSheet({ title, redline: doc, hash, before: 'the text before them', after: title, nameOf: ({ author }) => author, threads: [] })
}

function asPage(path: string, read: ReadText, ending: string): Promise<Made> {
  return withFiles(async (services: Services) => {
    const images = read.word?.media ?? new Map()
    services.write(({ db, now }) => {
      for (const { bytes, mediaType } of images.values()) keepBlob(db, { bytes, mediaType, fileName: null }, now)
    })
    const sheet = sheetOf(basename(path, extname(path)), read)
    const bytes = ending === '.pdf' ? await printContract(services, sheet) : new TextEncoder().encode(await contractSheetHtml(services, sheet, 'file'))
    return { bytes, notSaid: '' }
  })
}

async function made(path: string, ending: string, changes: Changes, rewrite: boolean): Promise<Made> {
  const { bytes, read } = readDecided(path, changes)
  if (ending === '.docx') return asWord(read, read.word === null || rewrite ? null : bytes)
  if (ending === '.html' || ending === '.pdf') return asPage(path, read, ending)
  const write = textWriter(ending)
  if (write === null) throw new AppError('cli.out-format', `Texts are not written as “${ending}”. Nothing was written.`)
  const pieces = ending === '.json' && read.word !== null && read.word.media.size > 0
  return { bytes: write(read.doc), notSaid: pieces ? 'the bytes of pictures and of pieces only Word can edit' : '' }
}

/** Changes stay where the form can hold them; else the text is written as if they were accepted, and that is said. */
function changesFor(ending: string, wanted: Changes | undefined): Changes {
  const holds = ending !== '.txt' && ending !== '.md'
  if (wanted === 'keep' && !holds) throw new AppError('cli.changes-left', `“${ending}” cannot hold tracked changes. Nothing was written; say --changes accept or --changes reject, or write .docx.`)
  return wanted ?? (holds ? 'keep' : 'accept')
}

async function convertFile(path: string, options: Options): Promise<void> {
  const out = resolve(options.out)
  const ending = extname(out).toLowerCase()
  refuseFormats(extname(path).toLowerCase(), ending)
  const changes = changesFor(ending, options.changes)
  const { bytes, notSaid } = await made(path, ending, changes, options.rewrite === true)
  writeOut(out, bytes)
  if (options.json) return sayJson({ file: out, bytes: bytes.byteLength, changes, notSaid })
  if (notSaid !== '') say(`Not in the file as it is in the text: ${notSaid}.`)
  if (options.changes === undefined && changes === 'accept') say('Tracked changes were taken as accepted.')
  say(`Wrote ${out}.`)
}

export function addConvert(program: Command): void {
  program
    .command('convert')
    .description('Write a text in another form: from .docx, .html, .json, .md or .txt to .docx, .html, .json, .md, .pdf or .txt.')
    .argument('<file>')
    .requiredOption('-o, --out <file>', 'where the text goes; its ending says in which form')
    .addOption(new Option('--changes <what>', 'what becomes of tracked changes').choices(decisions))
    .option('--rewrite', 'write a Word file anew from our document, instead of in the package it was read from')
    .option('--json', 'answer as JSON')
    .action(convertFile)
}
