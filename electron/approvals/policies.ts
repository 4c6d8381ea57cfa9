import { settleWaiting } from '#electron/approvals/recheck.ts'
import type { Services, Writer } from '#electron/services.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import {
  allAuthorities, allPolicies, allSubstitutions, replaceAuthorities, replacePolicies, replaceSubstitutions,
} from '#electron/store/repositories/policies.ts'
import type { SigningAuthority } from '#shared/approvals/authority.ts'
import { checkPolicies } from '#shared/approvals/check-policies.ts'
import { checkSubstitutions } from '#shared/approvals/check-substitutions.ts'
import type { Policy, Substitution } from '#shared/approvals/policy.ts'
import { isOwner, type Person } from '#shared/contracts/person.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { sha256OfText } from '#shared/lib/hash.ts'

function requireOwner({ actor }: Writer): void {
  if (!isOwner(actor)) throw new AppError('policies.not-owner', 'Only an owner may change who approves and who signs. Ask an owner, or switch to your own profile.')
}

/** The ids of those policies that are among others, in order. */
function commonOrder(policies: readonly Policy[], among: readonly Policy[]): string {
  return canonicalJson(policies.map(({ id }) => id).filter((id) => among.some((policy) => policy.id === id)))
}

/** What changes when one list of policies replaces another, by their names. */
function policyChanges(before: readonly Policy[], wanted: readonly Policy[]): { added: string[]; changed: string[]; removed: string[]; reordered: boolean } {
  const was = new Map(before.map((policy) => [policy.id, canonicalJson(policy)]))
  const is = new Set(wanted.map(({ id }) => id))
  return {
    added: wanted.filter(({ id }) => !was.has(id)).map(({ name }) => name),
    changed: wanted.filter((policy) => was.has(policy.id) && was.get(policy.id) !== canonicalJson(policy)).map(({ name }) => name),
    removed: before.filter(({ id }) => !is.has(id)).map(({ name }) => name),
    reordered: commonOrder(before, wanted) !== commonOrder(wanted, before),
  }
}

/** Replaces the policies of the house. What is submitted already follows those it was submitted under. */
export function savePolicies(services: Services, wanted: readonly Policy[]): void {
  services.write((writer) => {
    const { db, audit } = writer
    requireOwner(writer)
    allowed(checkPolicies(wanted, allPeople(db)))
    const before = allPolicies(db)
    if (canonicalJson(before) === canonicalJson(wanted)) return
    replacePolicies(db, wanted)
    audit({ kind: 'approval policies changed', contract: null, ...policyChanges(before, wanted), before: sha256OfText(canonicalJson(before)), after: sha256OfText(canonicalJson(wanted)) })
  })
}

function byId(authorities: readonly SigningAuthority[]): string {
  return canonicalJson(authorities.toSorted((a, b) => a.id.localeCompare(b.id, 'en')))
}

/** Replaces the list of who may sign for the house. */
export function saveAuthorities(services: Services, wanted: readonly SigningAuthority[]): void {
  services.write((writer) => {
    const { db, audit } = writer
    requireOwner(writer)
    const people = allPeople(db)
    const nameOf = (authority: SigningAuthority): string => {
      const person = people.find(({ id }) => id === authority.person)
      if (person === undefined) throw new AppError('authorities.unknown-person', 'Somebody named here is not in the workspace. Choose somebody else.')
      return person.name
    }
    if (new Set(wanted.map(({ id }) => id)).size < wanted.length) throw new AppError('authorities.twice', 'The same entry is there twice. Nothing was saved.')
    const names = [...new Set(wanted.map(nameOf))]
    if (byId(allAuthorities(db)) === byId(wanted)) return
    replaceAuthorities(db, wanted)
    audit({ kind: 'signing authorities changed', contract: null, people: names, entries: wanted.length })
  })
}

function inWords({ person, substitute, from, to }: Substitution, people: readonly Person[]): string {
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? id
  return `${nameOf(substitute)} for ${nameOf(person)}, ${from} to ${to}`
}

/** Replaces the list of who stands in for whom; whoever works here may change what concerns themselves, an owner everything. */
export function saveSubstitutions(services: Services, wanted: readonly Substitution[]): void {
  services.write((writer) => {
    const { db, actor, audit } = writer
    const people = allPeople(db)
    const { added, removed } = allowed(checkSubstitutions(allSubstitutions(db), wanted, people, actor))
    if (added.length + removed.length === 0) return
    replaceSubstitutions(db, wanted)
    const words = (list: readonly Substitution[]): string[] => list.map((each) => inWords(each, people))
    audit({ kind: 'substitutions changed', contract: null, added: words(added), removed: words(removed) })
    settleWaiting(services, writer)
  })
}
