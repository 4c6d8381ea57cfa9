import { saveAuthorities, savePolicies, saveSubstitutions } from '#electron/approvals/policies.ts'
import type { Handlers } from '#electron/ipc/handler.ts'
import { allAuthorities, allPolicies, allSubstitutions } from '#electron/store/repositories/policies.ts'

export const policyHandlers: Handlers<'policies'> = {
  'policies.get': ({ db }) => ({ policies: allPolicies(db), authorities: allAuthorities(db), substitutions: allSubstitutions(db) }),

  'policies.save': (services, { policies }) => {
    savePolicies(services, policies)
    return { policies: allPolicies(services.db) }
  },

  'policies.saveAuthorities': (services, { authorities }) => {
    saveAuthorities(services, authorities)
    return { authorities: allAuthorities(services.db) }
  },

  'policies.saveSubstitutions': (services, { substitutions }) => {
    saveSubstitutions(services, substitutions)
    return { substitutions: allSubstitutions(services.db) }
  },
}
