import type { Role } from '#shared/contracts/person.ts'

/** The roles whose people approve. */
export const decidingRoles: readonly Role[] = ['owner', 'approver']
