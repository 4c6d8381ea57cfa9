import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import type { UpliftRule } from '#shared/contracts/uplift.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { compareDecimals, decimal } from '#shared/lib/decimal.ts'
import type { Instant } from '#shared/lib/ids.ts'
import type { Period, PeriodUnit } from '#shared/lib/period.ts'
import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'

/** Terms may be entered, and corrected, in every state: they are what the record says, and a contract's text stays as it is. */
export function changeTerms(
  contract: Contract,
  next: { readonly terms: Terms | null; readonly uplift: UpliftRule | null },
  actor: Person,
  now: Instant,
): Result<{ contract: Contract; event: AuditEvent | null }> {
  if (!mayEdit(actor)) return refused('terms.may-not-edit', 'Only an owner or an editor may change the terms. Ask one of them, or switch to your own profile.')
  const problem = termsProblem(next.terms) ?? upliftProblem(next.uplift)
  if (problem !== null) return { ok: false, refusal: problem }
  const { terms, uplift } = contract
  if (canonicalJson({ terms, uplift }) === canonicalJson(next)) return accepted({ contract, event: null })
  return accepted({
    contract: { ...contract, terms: next.terms, uplift: next.uplift, updatedAt: now },
    event: { kind: 'terms changed', contract: contract.id, before: { terms, uplift }, after: next },
  })
}

const daysOf: Readonly<Record<PeriodUnit, number>> = { days: 1, 'business days': 1, weeks: 7, months: 31, years: 366 }
const centuryInDays = 36_600

const tooLong = (period: Period | null | undefined): boolean => period !== null && period !== undefined && period.count * daysOf[period.unit] > centuryInDays

/** What is wrong with terms; null for nothing. What contradicts itself is refused, never put right in silence. */
export function termsProblem(terms: Terms | null): Refusal | null {
  if (terms === null) return null
  const { kind, renewal, most, notice } = terms
  if ((kind === 'fixed' || kind === 'evergreen') && (renewal !== null || most !== null)) {
    return { code: 'terms.contradict', message: `A contract that ${kind === 'fixed' ? 'runs for a fixed term' : 'rolls on until notice'} has no renewals. Take away their length and number, or choose another kind. Nothing was saved.` }
  }
  if (renewal?.count === 0) return { code: 'terms.no-length', message: 'A renewal of no length is none. Say how long it is, or leave it open. Nothing was saved.' }
  if (tooLong(renewal) || tooLong(notice?.period) || tooLong(notice?.delivery)) {
    return { code: 'terms.too-long', message: 'A period of more than a hundred years cannot be reckoned with. Check the numbers. Nothing was saved.' }
  }
  return null
}

function upliftProblem(rule: UpliftRule | null): Refusal | null {
  if (rule?.kind !== 'index' || rule.floor === null || rule.ceiling === null || compareDecimals(decimal(rule.floor), decimal(rule.ceiling)) <= 0) return null
  return { code: 'terms.floor-above-ceiling', message: 'The price would have to rise by more than it may: the floor is above the ceiling. Check both. Nothing was saved.' }
}
