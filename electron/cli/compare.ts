import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { withFiles } from '#electron/cli/with-files.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { exportComparison } from '#electron/negotiation/comparison-file.ts'
import { compareSides, type ComparedTexts, type Sides } from '#electron/negotiation/comparison.ts'
import { fileBytes, readText } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import { writeWord } from '#electron/word/write-word.ts'
import type { ComparedChange, ComparisonSummary } from '#shared/compare/compared-changes.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { FileSide } from '#shared/ipc/negotiation-views.ts'
import { summaryWords } from '#shared/negotiation/summary-words.ts'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'

type FileSides = Extract<Sides, { readonly before: FileSide }>

interface Options {
  readonly out?: string
  readonly json?: true
}

/** What is said of one difference: where it is, what went, what came. */
function line({ kind, clause, deleted, inserted, deletedBlocks, insertedBlocks, affected, formats, properties }: ComparedChange): string {
  const gone = [...deletedBlocks, deleted].filter((part) => part !== '').map((part) => `-“${part}”`)
  const came = [...insertedBlocks, inserted].filter((part) => part !== '').map((part) => `+“${part}”`)
  const other = [...formats, ...properties].map(({ words }) => words)
  const what = [...gone, ...came, ...(other.length === 0 ? [] : [`${affected === '' ? '' : `“${affected}”: `}${other.join('; ')}`])].join(' ')
  return `  ${clause === '' ? '' : `${clause}: `}${kind} ${what}`.trimEnd()
}

/** The redline as a file, by the ending of its name. For Word it is written anew. */
async function redlineFile(services: Services, sides: FileSides, { compared }: ComparedTexts, out: string): Promise<Uint8Array> {
  const ending = extname(out).toLowerCase()
  if (ending === '.docx') {
    const word = readText(services, fileBytes(services, sides.after), sides.after.fileName).word
    return writeWord({ doc: compared.redline, comments: [], original: null, media: word?.media ?? new Map() }).bytes
  }
  if (ending === '.json') return new TextEncoder().encode(canonicalDocument(compared.redline))
  if (ending !== '.html' && ending !== '.pdf') {
    throw new AppError('cli.out-format', `A redline is written as .docx, .html, .pdf or .json, not as “${ending}”. Nothing was written.`)
  }
  const { blob } = await exportComparison(services, sides, ending === '.html' ? 'html' : 'pdf')
  const stored = services.transient.get(blob)
  if (stored === null) throw new AppError('blob.missing', 'The file was made but not kept. Try again.')
  return stored.bytes
}

/** How much differs, of each sort; what was replaced both came and went, and what was moved counts once. */
function tally({ counts }: ComparisonSummary): Readonly<Record<'inserted' | 'deleted' | 'moved' | 'formatted', number>> {
  const { inserted, deleted, replaced, moved, formatted } = counts
  return { inserted: inserted + replaced, deleted: deleted + replaced, moved, formatted }
}

/** Compares two Word files in Word's own terms: the new one's package, with what differs tracked in every part. */
function compareWordFiles(before: string, after: string, { out, json }: Options & { readonly out: string }): void {
  const begun = performance.now()
  const { bytes, changes, notes } = allowed(compareDocx(readFileSync(before), readFileSync(after), { author: 'Comparison', at: new Date().toISOString() }))
  const ms = Math.round(performance.now() - begun)
  const path = resolve(out)
  writeOut(path, bytes)
  if (json) return sayJson({ changes, ms, ...(notes.length === 0 ? {} : { notes }) })
  for (const note of notes) say(note)
  say(`${changes.inserted} inserted, ${changes.deleted} deleted, ${changes.moved} moved, ${changes.formatted} formatted.`)
  say(`Wrote ${path}.`)
}

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('Compare two texts (.docx, .json of ours, .txt, .md) into a redline.')
    .argument('<before>')
    .argument('<after>')
    .option('-o, --out <file>', 'where the redline goes: .docx, .html, .pdf or .json')
    .option('--json', 'answer as JSON')
    .action((before: string, after: string, options: Options) =>
      isWordFile(before) && isWordFile(after) && options.out !== undefined && isWordFile(options.out) ? compareWordFiles(before, after, { ...options, out: options.out }) : withFiles(async (services, take) => {
        const begun = performance.now()
        const sides: FileSides = { before: take(before), after: take(after) }
        const texts = compareSides(services, sides)
        const { summary, changes } = texts.compared
        const ms = Math.round(performance.now() - begun)
        const out = options.out === undefined ? null : resolve(options.out)
        if (out !== null) writeOut(out, await redlineFile(services, sides, texts, out))
        if (options.json) sayJson({ changes: tally(summary), ms })
        else {
          say(`${summaryWords(summary)}.`)
          for (const change of changes) say(line(change))
          if (out !== null) say(`Wrote ${out}.`)
        }
      }),
    )
}
