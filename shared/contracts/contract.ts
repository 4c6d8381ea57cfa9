import { z } from 'zod'
import { renewalDecisionSchema, termsSchema } from '#shared/contracts/terms.ts'
import { upliftRuleSchema } from '#shared/contracts/uplift.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { moneySchema } from '#shared/document/field.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'

/** The states a contract's record can hold. Active and Expired follow from dates and are computed (see status.ts). */
export const storedStates = [
  'request',
  'draft',
  'review',
  'negotiation',
  'approval pending',
  'approved',
  'signing',
  'executed',
  'terminated',
  'superseded',
  'cancelled',
] as const
export type StoredState = (typeof storedStates)[number]

/** The states a person sees. */
export const shownStates = [...storedStates, 'active', 'expired'] as const
export type ShownState = (typeof shownStates)[number]

export const contractTypes = ['nda', 'services', 'lease', 'sale', 'employment', 'licence', 'other'] as const
export type ContractType = (typeof contractTypes)[number]

export const turns = ['ours', 'theirs'] as const
export type Turn = (typeof turns)[number]

/** Whether what is typed into the text is marked as a change. */
export const trackings = ['on', 'off'] as const
export type Tracking = (typeof trackings)[number]

export const counterpartySchema = z.strictObject({
  name: z.string().max(300),
  kind: z.enum(['company', 'individual']),
  address: z.string().max(1000),
  registration: z.string().max(100),
  contact: z.strictObject({ name: z.string().max(300), email: z.string().max(320) }),
})
export type Counterparty = z.infer<typeof counterpartySchema>

/** What was submitted for approval: the version it binds to, by whom and when. */
export const submissionSchema = z.strictObject({
  version: idSchema<'version'>(),
  versionHash: z.string(),
  by: idSchema<'person'>(),
  at: instantSchema,
})
export type Submission = z.infer<typeof submissionSchema>

export const contractSchema = z.strictObject({
  id: idSchema<'contract'>(),
  title: z.string().trim().min(1).max(300),
  type: z.enum(contractTypes),
  state: z.enum(storedStates),
  turn: z.enum(turns),
  turnSince: instantSchema,
  tracking: z.enum(trackings),
  counterparty: counterpartySchema,
  value: moneySchema.nullable(),
  effective: calendarDateSchema.nullable(),
  /** The last day of the first term; of an evergreen contract, the first day it may end on. */
  end: calendarDateSchema.nullable(),
  /** How it goes on after its first term (W1). Null where nobody has said. */
  terms: termsSchema.nullable(),
  uplift: upliftRuleSchema.nullable(),
  /** What was decided at the end of each term, in the order in which it was decided; never overwritten (W3). */
  renewals: z.array(renewalDecisionSchema),
  /** How many conditions precedent are neither accepted nor waived: while there are any, the contract is not active (C6). */
  openConditions: z.number().int().nonnegative(),
  owner: idSchema<'person'>(),
  template: z.strictObject({ id: z.string(), version: z.number().int() }).nullable(),
  submission: submissionSchema.nullable(),
  /** The version whose approvals are complete, while they hold. */
  approvedVersion: idSchema<'version'>().nullable(),
  createdAt: instantSchema,
  createdBy: idSchema<'person'>(),
  updatedAt: instantSchema,
})
export type Contract = z.infer<typeof contractSchema>

/** The details a person may change at any time before a contract ends; the text is changed in the editor. */
export const contractDetailsSchema = contractSchema.pick({ title: true, type: true, counterparty: true, value: true, effective: true, end: true })
export type ContractDetails = z.infer<typeof contractDetailsSchema>
