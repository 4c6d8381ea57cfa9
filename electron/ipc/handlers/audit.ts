import type { Handlers } from '#electron/ipc/handler.ts'
import { auditEntries, rawAuditRows } from '#electron/store/repositories/audit.ts'
import { allPeople } from '#electron/store/repositories/people.ts'
import { checkChain } from '#shared/audit/chain.ts'
import { auditSentence } from '#shared/audit/sentence.ts'

export const auditHandlers: Handlers<'audit'> = {
  'audit.list': ({ db }, { contract, limit, before }) => {
    const names = new Map(allPeople(db).map((person) => [person.id, person.name]))
    return auditEntries(db, contract, limit, before).map((entry) => ({
      entry,
      who: entry.by === null ? 'Countersign' : (names.get(entry.by) ?? 'Someone no longer known'),
      sentence: auditSentence(entry.event),
    }))
  },

  'audit.check': ({ db }) => checkChain(rawAuditRows(db)),
}
