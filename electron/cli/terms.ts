import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { readText } from '#electron/negotiation/sides.ts'
import { newUuid } from '#electron/new-id.ts'
import { decodeText } from '#shared/document/import/decode-text.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import type { Due, Extracted, Quoted } from '#shared/extraction/facts.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { periodInWords } from '#shared/lib/period.ts'

interface Options {
  readonly json?: true
}

/** A text whose facts are read: .txt to the letter, so that places in it are places in the file; all else as the plain text of what it says. */
export function plainText(path: string): string {
  const ending = extname(path).toLowerCase()
  if (ending === '.pdf') {
    throw new AppError('cli.in-pdf', 'A PDF says where letters stand on pages, not what is a paragraph or a sentence, so no terms are read from one. Give the file the PDF was made from.')
  }
  const bytes = readFileSync(path)
  if (ending === '.txt') return decodeText(bytes).text
  return documentText(readText({ newId: newUuid }, bytes, basename(path)).doc, { numbers: true })
}

function dueInWords(due: Due | null): string {
  if (due === null) return ''
  if (due.on === 'date') return `due ${due.date}`
  if (due.on === 'recurrence') return `again by ${due.rule}`
  return `${periodInWords(due.period)} ${due.direction} ${due.event}`
}

/** A quote on one line, cut where it is long. */
function quoted({ quote }: Quoted): string {
  const words = quote.replace(/\s+/g, ' ')
  return `“${words.length > 160 ? `${words.slice(0, 160)}…` : words}”`
}

/** What the text says of a matter, or that it does not. */
function line(what: string, value: string | null, fact: Quoted | null): string {
  return value === null || fact === null ? `${what}: not said` : `${what}: ${value}  ${quoted(fact)}`
}

function lines({ effective, expiration, renewalTerm, noticePeriod, governingLaw, parties, amounts, obligations }: Extracted): string[] {
  const renewal = renewalTerm === null ? null : `${renewalTerm.value.kind}, ${periodInWords(renewalTerm.value.period)}${renewalTerm.value.most === null ? '' : `, at most ${renewalTerm.value.most} times`}`
  const notice = noticePeriod === null ? null : `${periodInWords(noticePeriod.value)}${noticePeriod.value.clear ? ' clear' : ''}`
  return [
    line('Effective', effective?.value ?? null, effective),
    line('Expiration', expiration === null ? null : `${expiration.value}${expiration.computed ? ' (counted)' : ''}`, expiration),
    line('Renewal', renewal, renewalTerm),
    line('Notice', notice, noticePeriod),
    line('Governing law', governingLaw?.value ?? null, governingLaw),
    ...parties.map(({ value: { name, role } }) => `Party: ${name}${role === null ? '' : ` (${role})`}`),
    `Amounts: ${amounts.length === 0 ? 'none' : amounts.map(({ value }) => `${value.currency} ${value.amount}`).join(', ')}`,
    ...obligations.map((each) => [`${each.kind}:`, each.debtor ?? 'somebody', dueInWords(each.due), quoted(each)].filter((part) => part !== '').join(' ')),
  ]
}

function readTerms(path: string, options: Options): void {
  const terms = extractTerms(plainText(path))
  if (options.json) sayJson(terms)
  else for (const each of lines(terms)) say(each)
}

export function addTerms(program: Command): void {
  program
    .command('terms')
    .description('Read dates, renewal, notice, law, parties, amounts and obligations out of a text: from .docx, .html, .json, .md or .txt.')
    .argument('<file>')
    .option('--json', 'answer as JSON, each fact with its quote and the place of the quote in the plain text')
    .action(readTerms)
}
