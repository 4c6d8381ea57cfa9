import type { Substitution } from '#shared/approvals/policy.ts'
import { mayApprove } from '#shared/approvals/seats.ts'
import { isOwner, type Person } from '#shared/contracts/person.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

function texts(list: readonly Substitution[]): Set<string> {
  return new Set(list.map((each) => canonicalJson(each)))
}

/** Which substitutions come and which go when one list replaces another; one that changed does both. */
export function substitutionChanges(before: readonly Substitution[], wanted: readonly Substitution[]): { added: Substitution[]; removed: Substitution[] } {
  const [was, is] = [texts(before), texts(wanted)]
  return { added: wanted.filter((each) => !was.has(canonicalJson(each))), removed: before.filter((each) => !is.has(canonicalJson(each))) }
}

/**
 * Whether somebody may set these substitutions: anybody for themselves, an owner for everybody. Refuses substitutions.not-yours,
 * substitutions.unknown-person, substitutions.cannot-decide, substitutions.self, substitutions.dates, substitutions.twice.
 */
export function checkSubstitutions(before: readonly Substitution[], wanted: readonly Substitution[], people: readonly Person[], actor: Person): Result<{ added: Substitution[]; removed: Substitution[] }> {
  const changes = substitutionChanges(before, wanted)
  const find = (id: string): Person | undefined => people.find((person) => person.id === id)
  if (!isOwner(actor) && [...changes.added, ...changes.removed].some(({ person }) => person !== actor.id)) {
    return refused('substitutions.not-yours', 'You may say who stands in for you; only an owner may do so for others. Nothing was saved.')
  }
  if (new Set(wanted.map(({ id }) => id)).size < wanted.length) return refused('substitutions.twice', 'The same entry is there twice. Nothing was saved.')
  for (const { person, substitute, from, to } of changes.added) {
    const [away, stands] = [find(person), find(substitute)]
    if (away === undefined || stands === undefined) return refused('substitutions.unknown-person', 'Somebody named here is not in the workspace. Choose somebody else.')
    if (away.id === stands.id) return refused('substitutions.self', `${away.name} cannot stand in for themselves. Choose somebody else.`)
    if (!mayApprove(stands)) return refused('substitutions.cannot-decide', `${stands.name} cannot decide: only an owner or an approver may. Choose somebody else.`)
    if (to < from) return refused('substitutions.dates', `${stands.name} would stand in until a day before it begins. Check both days.`)
  }
  return accepted(changes)
}
