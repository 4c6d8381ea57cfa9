import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { businessCalendar } from '#electron/renewal/business-calendar.ts'
import type { TermRecord } from '#shared/contracts/present-term.ts'
import { termRecord } from '#shared/contracts/status.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { calendarDateIn, calendarDateSchema, type CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'
import { earliestEnd, type NoticeDeadline } from '#shared/renewal/deadline.ts'
import { termsFromText } from '#shared/renewal/from-text.ts'
import { standingInWords } from '#shared/renewal/standing-in-words.ts'
import { standingOn, type MissingFact } from '#shared/renewal/standing.ts'

interface Options {
  readonly workspace?: string
  readonly on?: string
  readonly place?: string
  readonly json?: true
}

/** What a text says of its terms: its end and its renewal, as far as it says them. Reading files, like opening workspaces, is loaded when it is asked for. */
async function recordOfFile(path: string): Promise<TermRecord> {
  const [{ plainText }, { extractTerms }] = await Promise.all([import('#electron/cli/terms.ts'), import('#shared/extraction/extract-terms.ts')])
  const said = extractTerms(plainText(path))
  const read = termsFromText(said)
  return { start: said.effective?.value ?? null, end: read?.end ?? null, terms: read?.terms ?? null, decisions: [] }
}

async function recordOfContract(meant: string, workspace: string): Promise<TermRecord> {
  const [{ findContract }, { withWorkspace }] = await Promise.all([import('#electron/cli/find-contract.ts'), import('#electron/cli/with-application.ts')])
  return withWorkspace(workspace, (services) => termRecord(findContract(services, meant)))
}

async function recordMeant(meant: string, workspace: string | undefined): Promise<TermRecord> {
  if (workspace !== undefined) return recordOfContract(meant, workspace)
  if (existsSync(meant)) return recordOfFile(meant)
  throw new AppError('cli.no-such-text', `There is no file “${meant}”. For a contract of a workspace say which one it is in: --workspace FILE.`)
}

function dayAsked(on: string | undefined): CalendarDate {
  if (on === undefined) return calendarDateIn(new Date().toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (calendarDateSchema.safeParse(on).success) return on
  throw new AppError('cli.no-day', `“${on}” is not a day. Write it as 2026-12-31.`)
}

function deadlineLines(whose: string, deadline: NoticeDeadline | null): string[] {
  if (deadline === null) return []
  return [`${whose} last day to send notice: ${dayInWords(deadline.date)}`, ...deadline.steps.map(({ date, because }) => `  ${date}  ${because}`)]
}

async function tellDeadlines(meant: string, options: Options): Promise<void> {
  const on = dayAsked(options.on)
  // A place that is not known is refused before anything is read.
  if (options.place !== undefined) businessCalendar(options.place)
  const record = await recordMeant(meant, options.workspace)
  const place = options.place ?? record.terms?.place ?? ''
  const calendar = businessCalendar(place)
  const standing = standingOn(on, record, calendar)
  const missing: readonly MissingFact[] = record.start === null ? ['the day it takes effect', ...standing.missing] : standing.missing
  const { term, renewals, end, ours, theirs } = standing
  const ends = standing.standing === 'runs out' || standing.standing === 'ended' ? end : null
  const { start, end: firstEnd, terms } = record
  const notice = terms?.notice ?? null
  const rolling = standing.standing === 'evergreen' && terms !== null && notice !== null ? earliestEnd(on, { notice, endsOn: terms.endsOn }, calendar) : null
  const earliest = rolling !== null && firstEnd !== null && firstEnd > rolling ? firstEnd : rolling
  if (options.json) {
    sayJson({ on, place: place === '' ? null : place, kind: terms?.kind ?? null, start, firstEnd, term, renewals, end, ends, standing: standing.standing, missing, notice, ours, theirs, earliestEnd: earliest })
    return
  }
  say(`On ${dayInWords(on)}${place === '' ? ', without holidays' : `, with the holidays of ${place}`}: ${standingInWords({ ...standing, missing }, record, calendar)}`)
  if (terms !== null && terms.kind !== 'evergreen') say(`Term ${term}, after ${renewals} ${renewals === 1 ? 'renewal' : 'renewals'}`)
  if (earliest !== null) say(`Notice sent on that day ends it on ${dayInWords(earliest)}`)
  for (const line of [...deadlineLines('Our', ours), ...deadlineLines('Their', theirs)]) say(line)
}

export function addDeadlines(program: Command): void {
  program
    .command('deadlines')
    .description('Tell where a contract stands in its terms, and the last day to give notice: of a contract in a workspace, or of a text.')
    .argument('<file or contract>', 'a text as .docx, .html, .json, .md or .txt; with --workspace the title or id of a contract')
    .option('--workspace <file>', 'the workspace the contract is in')
    .option('--on <date>', 'the day to tell it for, as 2026-12-31; today without')
    .option('--place <code>', 'whose holidays count, as GB-ENG; without, those of the contract, and of a text only weekends')
    .option('--json', 'answer as JSON: start and firstEnd of the first term, end of the present one, ends where the contract does, earliestEnd of one that rolls on; null where nothing is known')
    .action(tellDeadlines)
}
