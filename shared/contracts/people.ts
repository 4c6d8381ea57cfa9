import type { AuditEvent } from '#shared/audit/event.ts'
import { isOwner, type NewPerson, type Person } from '#shared/contracts/person.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { PersonId } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** Adds a profile; owners only. */
export function addPerson(given: NewPerson, id: PersonId, actor: Person): Result<{ person: Person; event: AuditEvent }> {
  if (!isOwner(actor)) return refused('people.not-owner', 'Only an owner may add people. Ask an owner, or switch to your own profile.')
  return accepted({
    person: { ...given, id, active: true },
    event: { kind: 'person added', contract: null, person: id, name: given.name, role: given.role },
  })
}

const changeable = ['name', 'title', 'email', 'role', 'active'] as const satisfies readonly (keyof Person)[]

/** Changes a profile; owners only, and one active owner must remain. Refuses people.not-owner, people.missing, people.last-owner. */
export function changePerson(people: readonly Person[], wanted: Person, actor: Person): Result<{ person: Person; event: AuditEvent | null }> {
  if (!isOwner(actor)) return refused('people.not-owner', 'Only an owner may change people. Ask an owner, or switch to your own profile.')
  const before = people.find((person) => person.id === wanted.id)
  if (before === undefined) return refused('people.missing', 'This profile is not in the workspace.')
  const ownersLeft = people.map((person) => (person.id === wanted.id ? wanted : person)).some(isOwner)
  if (!ownersLeft) return refused('people.last-owner', 'A workspace needs at least one active owner. Make someone else an owner first.')
  const changed = changeable.filter((name) => canonicalJson(before[name]) !== canonicalJson(wanted[name]))
  if (changed.length === 0) return accepted({ person: before, event: null })
  return accepted({ person: wanted, event: { kind: 'person changed', contract: null, person: wanted.id, changed } })
}
