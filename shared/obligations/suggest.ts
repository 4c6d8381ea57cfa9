import type { CalendarDate } from '#shared/lib/calendar.ts'
import { sha256OfText } from '#shared/lib/hash.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import type { Period } from '#shared/lib/period.ts'
import type { ObligationDetails, ObligationKind, Trigger } from '#shared/obligations/obligation.ts'
import { parseRecurrence } from '#shared/obligations/recurrence/parse-recurrence.ts'

/** An obligation that was read out of a text, as far as it says (see the reading of terms). */
export interface ReadObligation {
  readonly kind: string
  readonly debtor: string | null
  readonly due:
    | { readonly on: 'date'; readonly date: CalendarDate }
    | { readonly on: 'offset'; readonly period: Period; readonly direction: 'before' | 'after'; readonly event: string }
    | { readonly on: 'recurrence'; readonly rule: string }
    | null
  readonly amount: { readonly amount: string; readonly currency: string } | null
  readonly quote: string
  readonly paragraph: string | null
  readonly clause: string
}

/** Who the two sides are: what they are called, in their own names and in the words of the text. */
export interface Sides {
  readonly us: readonly string[]
  readonly them: readonly string[]
}

/** An obligation for a person to decide on, with what they must add (C2). */
export interface SuggestedDetails {
  /** The same for the same passage and kind, so that one that was decided on does not come back. */
  readonly key: string
  readonly details: ObligationDetails
  readonly missing: readonly string[]
}

const kinds: Readonly<Record<string, { readonly kind: ObligationKind; readonly title: string }>> = {
  payment: { kind: 'payment', title: 'Pay' },
  notice: { kind: 'notice', title: 'Give notice' },
  report: { kind: 'report', title: 'Report' },
  delivery: { kind: 'deliverable', title: 'Deliver' },
  insurance: { kind: 'insurance', title: 'Insure' },
  'confidentiality return': { kind: 'deliverable', title: 'Return what is confidential' },
  'renewal right': { kind: 'right', title: 'Right to renew' },
  'termination right': { kind: 'right', title: 'Right to terminate' },
}

const longestQuote = 4000

function sideOf(debtor: string | null, { us, them }: Sides): 'us' | 'them' | 'both' | null {
  if (debtor === null) return null
  const name = debtor.toLowerCase()
  const named = (side: readonly string[]): boolean => side.some((each) => each !== '' && (each.toLowerCase() === name || each.toLowerCase().startsWith(`${name} `)))
  if (named(us)) return 'us'
  if (named(them)) return 'them'
  return /\b(each|both|either)\b|\bparties\b/.test(name) ? 'both' : null
}

/** The first few words of a passage, enough to tell it from others. */
function beginning(quote: string): string {
  const words = quote.replaceAll(/\s+/g, ' ').trim()
  return words.length <= 90 ? words : `${words.slice(0, 90).replace(/\s+\S*$/, '')}…`
}

function triggerOf({ due }: ReadObligation, today: CalendarDate): { readonly trigger: Trigger; readonly known: boolean } {
  const none = { count: 0, unit: 'days' } as const
  if (due === null) return { trigger: { on: 'date', date: today }, known: false }
  if (due.on === 'date') return { trigger: { on: 'date', date: due.date }, known: true }
  if (due.on === 'recurrence') return { trigger: { on: 'offset', anchor: 'effective', direction: 'after', period: none }, known: true }
  const event = due.event.trim().slice(0, 300)
  if (due.direction === 'after' && event !== '') return { trigger: { on: 'event', event, happenedOn: null, after: due.period }, known: true }
  const anchor = /\b(?:expir|end of|terminat)/i.test(event) ? 'end of term' : 'effective'
  return { trigger: { on: 'offset', anchor, direction: due.direction, period: due.period }, known: anchor === 'end of term' }
}

/** Makes what was read a draft of an obligation. Nothing is made up: what the text does not say is named in `missing`, for the person who decides. */
export function suggestedDetails(read: ReadObligation, { sides, owner, today }: { readonly sides: Sides; readonly owner: PersonId; readonly today: CalendarDate }): SuggestedDetails {
  const { kind, title } = kinds[read.kind] ?? { kind: 'deliverable', title: 'Do' }
  const debtor = sideOf(read.debtor, sides)
  const { trigger, known } = triggerOf(read, today)
  const rule = read.due?.on === 'recurrence' ? parseRecurrence(read.due.rule) : null
  const missing = [
    ...(debtor === null ? ['who owes it'] : []),
    ...(known ? [] : ['when it is due']),
    ...(kind === 'payment' && read.amount === null ? ['how much'] : []),
  ]
  const owes = debtor ?? 'them'
  return {
    key: sha256OfText(`${read.kind}\n${read.quote.replaceAll(/\s+/g, ' ').trim()}`).slice(0, 32),
    details: {
      kind,
      title: `${title}: ${beginning(read.quote)}`.slice(0, 300),
      debtor: owes,
      beneficiary: owes === 'us' ? 'them' : owes === 'them' ? 'us' : 'both',
      owner,
      acceptor: null,
      source: { paragraph: read.paragraph, clause: read.clause, quote: read.quote.slice(0, longestQuote) },
      trigger,
      recurrence: rule?.ok === true && read.due?.on === 'recurrence' ? read.due.rule : null,
      lead: { count: 7, unit: 'days' },
      grace: 0,
      cure: null,
      amount: read.amount,
      conditionPrecedent: false,
      evidenceNeeded: false,
    },
    missing,
  }
}
