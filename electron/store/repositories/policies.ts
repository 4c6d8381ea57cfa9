import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { signingAuthoritySchema, type SigningAuthority } from '#shared/approvals/authority.ts'
import { policySchema, substitutionSchema, type Policy, type Substitution } from '#shared/approvals/policy.ts'

interface Row {
  readonly record: string
}

/** The policies of the house, in the order in which they are tried. */
export function allPolicies(db: Db): Policy[] {
  return db.prepare<[], Row>('SELECT record FROM policies ORDER BY place').all().map(({ record }) => readRecord(policySchema, record, 'an approval policy'))
}

export function replacePolicies(db: Db, policies: readonly Policy[]): void {
  db.prepare('DELETE FROM policies').run()
  const insert = db.prepare('INSERT INTO policies (id, place, record) VALUES (?, ?, ?)')
  for (const [place, policy] of policies.entries()) insert.run(policy.id, place, writeRecord(policySchema, policy, 'an approval policy'))
}

/** Who may sign for the house. Nobody named: everybody may. */
export function allAuthorities(db: Db): SigningAuthority[] {
  return db.prepare<[], Row>('SELECT record FROM signing_authorities ORDER BY id').all().map(({ record }) => readRecord(signingAuthoritySchema, record, 'a signing authority'))
}

export function replaceAuthorities(db: Db, authorities: readonly SigningAuthority[]): void {
  db.prepare('DELETE FROM signing_authorities').run()
  const insert = db.prepare('INSERT INTO signing_authorities (id, person, record) VALUES (?, ?, ?)')
  for (const authority of authorities) insert.run(authority.id, authority.person, writeRecord(signingAuthoritySchema, authority, 'a signing authority'))
}

/** Who decides in whose place, and when. */
export function allSubstitutions(db: Db): Substitution[] {
  return db.prepare<[], Row>('SELECT record FROM substitutions ORDER BY id').all().map(({ record }) => readRecord(substitutionSchema, record, 'a substitution'))
}

export function replaceSubstitutions(db: Db, substitutions: readonly Substitution[]): void {
  db.prepare('DELETE FROM substitutions').run()
  const insert = db.prepare('INSERT INTO substitutions (id, person, substitute, record) VALUES (?, ?, ?, ?)')
  for (const substitution of substitutions) insert.run(substitution.id, substitution.person, substitution.substitute, writeRecord(substitutionSchema, substitution, 'a substitution'))
}
