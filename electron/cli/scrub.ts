import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'

interface Options {
  readonly out: string
  readonly json?: true
}

function scrubFile(file: string, options: Options): void {
  const out = resolve(options.out)
  if (extname(out).toLowerCase() !== '.docx') throw new AppError('cli.out-format', `A scrubbed Word file is written as .docx, not as “${extname(out)}”. Nothing was written.`)
  const { bytes, removed } = allowed(scrubDocx(readFileSync(file)))
  writeOut(out, bytes)
  if (options.json) sayJson({ file: out, removed })
  else {
    if (removed.length === 0) say('There was nothing to remove.')
    for (const { kind, part, count } of removed) say(`  ${kind.replaceAll('-', ' ')}: ${count} in ${part}`)
    say(`Wrote ${out}.`)
  }
}

export function addScrub(program: Command): void {
  program
    .command('scrub')
    .description('Take out of a Word file what its readers are not meant to learn: authors, dates, properties, comments, hidden text.')
    .argument('<file>', 'a Word file (.docx)')
    .requiredOption('-o, --out <file>', 'where the scrubbed file goes')
    .option('--json', 'answer as JSON')
    .action(scrubFile)
}
