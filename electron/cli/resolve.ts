import { readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { Node } from 'prosemirror-model'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { newUuid } from '#electron/new-id.ts'
import { readText } from '#electron/negotiation/sides.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { listChanges } from '#shared/redline/list.ts'
import { resolveChanges } from '#shared/redline/resolve.ts'

interface Options {
  readonly accept?: true
  readonly reject?: true
  readonly author?: string
  readonly out: string
  readonly json?: true
}

const writers: Readonly<Record<string, (doc: Node) => string>> = {
  '.json': canonicalDocument,
  '.md': (doc) => documentToMarkdown(doc),
  '.txt': (doc) => documentText(doc, { numbers: true }),
  '.html': (doc) => `<!doctype html>\n<meta charset="utf-8">\n<body>\n${documentToHtml(doc, { imageSource: () => '' })}\n</body>\n`,
}

function resolveFile(file: string, options: Options): void {
  const { accept, reject, author, json } = options
  if ((accept === true) === (reject === true)) throw new AppError('cli.accept-or-reject', 'Say what becomes of the changes: --accept or --reject. Nothing was written.')
  const out = resolve(options.out)
  const write = writers[extname(out).toLowerCase()]
  if (write === undefined) throw new AppError('cli.out-format', `A text is written as .json, .md, .txt or .html, not as “${extname(out)}”. Nothing was written.`)
  const { doc } = readText({ newId: newUuid }, readFileSync(file), basename(file))
  const before = listChanges(doc)
  const resolved = resolveChanges(doc, accept === true ? 'accept' : 'reject', author === undefined ? undefined : (change) => change.author === author)
  const left = listChanges(resolved)
  if (left.length > 0 && extname(out).toLowerCase() !== '.json') {
    const others = Array.from(new Set(left.map((change) => change.author))).join(', ')
    throw new AppError('cli.changes-left', `${left.length === 1 ? 'One change' : `${left.length} changes`} by ${others} ${left.length === 1 ? 'is' : 'are'} still open, and only .json can hold that. Nothing was written; write .json, or resolve all of them.`)
  }
  writeFileSync(out, write(resolved))
  const done = before.length - left.length
  if (json) sayJson({ file: out, resolved: done, left: left.length })
  else say(`${accept === true ? 'Accepted' : 'Rejected'} ${done} ${done === 1 ? 'change' : 'changes'}${left.length === 0 ? '' : `, left ${left.length}`}. Wrote ${out}.`)
}

export function addResolve(program: Command): void {
  program
    .command('resolve')
    .description('Accept or reject the tracked changes of a text.')
    .argument('<file>', 'a text of ours as .json')
    .option('--accept', 'accept the changes')
    .option('--reject', 'reject the changes')
    .option('--author <name>', 'only those by this author')
    .requiredOption('-o, --out <file>', 'where the text goes: .json, .md, .txt or .html')
    .option('--json', 'answer as JSON')
    .action(resolveFile)
}
