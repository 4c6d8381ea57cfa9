import type { ContractType, ShownState, Turn } from '#shared/contracts/contract.ts'
import type { Role } from '#shared/contracts/person.ts'
import type { VersionKind } from '#shared/contracts/version.ts'

/** The field's own words for what the records hold; every screen takes them from here. */
export const stateWords: Readonly<Record<ShownState, string>> = {
  request: 'Request',
  draft: 'Draft',
  review: 'Review',
  negotiation: 'Negotiation',
  'approval pending': 'Approval pending',
  approved: 'Approved',
  signing: 'Signing',
  executed: 'Executed',
  active: 'Active',
  expired: 'Expired',
  terminated: 'Terminated',
  superseded: 'Superseded',
  cancelled: 'Cancelled',
}

/** What a state means, for whoever meets the word for the first time. */
export const stateMeanings: Readonly<Record<ShownState, string>> = {
  request: 'Someone has asked for this contract; nobody has begun to write.',
  draft: 'Being written in the house. The other side has not seen it.',
  review: 'Being read in the house before it goes further.',
  negotiation: 'Going back and forth with the other side.',
  'approval pending': 'Waiting for an approver. The text cannot be changed meanwhile.',
  approved: 'Approved as it stands. A change to the text voids the approval.',
  signing: 'Being signed. A change to the text voids the signatures.',
  executed: 'Signed by everyone. It takes effect on its effective date.',
  active: 'Signed and in force.',
  expired: 'Its term has ended.',
  terminated: 'Ended before its term.',
  superseded: 'Replaced by a later contract.',
  cancelled: 'Given up before it was signed.',
}

export const typeWords: Readonly<Record<ContractType, string>> = {
  nda: 'Confidentiality',
  services: 'Services',
  lease: 'Lease',
  sale: 'Sale',
  employment: 'Employment',
  licence: 'Licence',
  other: 'Other',
}

export const turnWords: Readonly<Record<Turn, string>> = { ours: 'Ours', theirs: 'Theirs' }

export const roleWords: Readonly<Record<Role, string>> = { owner: 'Owner', editor: 'Editor', approver: 'Approver', viewer: 'Viewer' }

export const roleMeanings: Readonly<Record<Role, string>> = {
  owner: 'May do everything, approve included.',
  editor: 'Writes, versions and submits contracts.',
  approver: 'Reads, and approves or rejects.',
  viewer: 'Reads only.',
}

export const versionKindWords: Readonly<Record<VersionKind, string>> = { internal: 'Internal', sent: 'Sent', received: 'Received', signed: 'Signed' }
