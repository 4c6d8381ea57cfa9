import { readFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { Node } from 'prosemirror-model'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { textWriter } from '#electron/cli/written-text.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { newUuid } from '#electron/new-id.ts'
import { readText, type ReadText } from '#electron/negotiation/sides.ts'
import { writeWord } from '#electron/word/write-word.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { listChanges } from '#shared/redline/list.ts'
import { resolveChanges } from '#shared/redline/resolve.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'

interface Options {
  readonly accept?: true
  readonly reject?: true
  readonly author?: string
  readonly out: string
  readonly json?: true
}

/** A resolved file, with how many changes were resolved and how many are left. */
interface Resolved {
  readonly bytes: Uint8Array
  readonly done: number
  readonly left: number
}

type Decision = 'accept' | 'reject'

function revisionsIn(bytes: Uint8Array): number {
  return Object.values(allowed(revisionCensus(bytes))).reduce((sum, count) => sum + count, 0)
}

/** Resolves a Word file in its own terms, in every part of it. */
function resolvedWord(bytes: Uint8Array, decision: Decision, author: string | undefined): Resolved {
  const resolved = allowed(resolveDocx(bytes, decision, author === undefined ? {} : { author }))
  const left = revisionsIn(resolved)
  return { bytes: resolved, done: revisionsIn(bytes) - left, left }
}

function wordWriter({ word }: ReadText): (doc: Node) => Uint8Array {
  return (doc) => writeWord({ doc, comments: word?.comments ?? [], original: null, media: word?.media ?? new Map() }).bytes
}

function resolvedText(file: string, ending: string, decision: Decision, author: string | undefined): Resolved {
  const read = readText({ newId: newUuid }, readFileSync(file), basename(file))
  const write = ending === '.docx' ? wordWriter(read) : textWriter(ending)
  if (write === null) throw new AppError('cli.out-format', `A text is written as .docx, .json, .md, .txt or .html, not as “${ending}”. Nothing was written.`)
  const before = listChanges(read.doc)
  const resolved = resolveChanges(read.doc, decision, author === undefined ? undefined : (change) => change.author === author)
  const left = listChanges(resolved)
  if (left.length > 0 && ending !== '.json' && ending !== '.docx') {
    const others = Array.from(new Set(left.map((change) => change.author))).join(', ')
    throw new AppError('cli.changes-left', `${left.length === 1 ? 'One change' : `${left.length} changes`} by ${others} ${left.length === 1 ? 'is' : 'are'} still open, and only .docx and .json can hold that. Nothing was written; write one of those, or resolve all of them.`)
  }
  return { bytes: write(resolved), done: before.length - left.length, left: left.length }
}

function resolveFile(file: string, options: Options): void {
  const { accept, reject, author, json } = options
  if ((accept === true) === (reject === true)) throw new AppError('cli.accept-or-reject', 'Say what becomes of the changes: --accept or --reject. Nothing was written.')
  const decision = accept === true ? 'accept' : 'reject'
  const out = resolve(options.out)
  const ending = extname(out).toLowerCase()
  const isWord = extname(file).toLowerCase() === '.docx' && ending === '.docx'
  const { bytes, done, left } = isWord ? resolvedWord(readFileSync(file), decision, author) : resolvedText(file, ending, decision, author)
  writeOut(out, bytes)
  if (json) sayJson({ file: out, resolved: done, left })
  else say(`${decision === 'accept' ? 'Accepted' : 'Rejected'} ${done} ${done === 1 ? 'change' : 'changes'}${left === 0 ? '' : `, left ${left}`}. Wrote ${out}.`)
}

export function addResolve(program: Command): void {
  program
    .command('resolve')
    .description('Accept or reject the tracked changes of a text.')
    .argument('<file>', 'a Word file (.docx), or a text of ours as .json')
    .option('--accept', 'accept the changes')
    .option('--reject', 'reject the changes')
    .option('--author <name>', 'only those by this author')
    .requiredOption('-o, --out <file>', 'where the text goes: .docx, .json, .md, .txt or .html')
    .option('--json', 'answer as JSON')
    .action(resolveFile)
}
