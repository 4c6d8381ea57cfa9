import { z } from 'zod'
import { auditEntrySchema } from '#shared/audit/entry.ts'
import { roundSchema } from '#shared/approvals/round.ts'
import { routeViewSchema } from '#shared/approvals/route-view.ts'
import { contractSchema, contractTypes, shownStates, turns } from '#shared/contracts/contract.ts'
import { personSchema } from '#shared/contracts/person.ts'
import { versionSchema } from '#shared/contracts/version.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { fieldSchema, moneySchema } from '#shared/document/field.ts'
import { idSchema, instantSchema } from '#shared/lib/ids.ts'
import { ceremonySchema } from '#shared/signing/ceremony.ts'

/** A row of the contracts table. */
export const contractRowSchema = z.strictObject({
  id: idSchema<'contract'>(),
  title: z.string(),
  counterparty: z.string(),
  type: z.enum(contractTypes),
  state: z.enum(shownStates),
  turn: z.enum(turns),
  turnSince: instantSchema,
  value: moneySchema.nullable(),
  nextDate: z.strictObject({ date: calendarDateSchema, what: z.string() }).nullable(),
  updatedAt: instantSchema,
})
export type ContractRow = z.infer<typeof contractRowSchema>

/** Something that stands between a contract and its next step: what, where, and the paragraph to jump to. */
export const problemSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  paragraph: z.string().nullable(),
  place: z.enum(['document', 'details', 'approvals', 'signing']),
})
export type Problem = z.infer<typeof problemSchema>

/** A command the lifecycle knows, whether it may be given now, and if not, why. */
export const availableCommandSchema = z.strictObject({
  command: z.string(),
  to: z.enum(shownStates),
  allowed: z.boolean(),
  reason: z.string().nullable(),
})
export type AvailableCommand = z.infer<typeof availableCommandSchema>

/** Everything the contract's screen shows beside the text. */
export const contractViewSchema = z.strictObject({
  contract: contractSchema,
  shown: z.enum(shownStates),
  owner: personSchema,
  editable: z.boolean(),
  /** Whether whoever works here may give passages a comment now; answering is possible for as long as there is a thread. */
  annotatable: z.boolean(),
  commands: z.array(availableCommandSchema),
  versions: z.array(versionSchema),
  /** Every submission for approval, the first one first. */
  rounds: z.array(roundSchema),
  /** The way to approval it is on, or was approved on; null where nothing is submitted. */
  route: routeViewSchema.nullable(),
  ceremonies: z.array(ceremonySchema),
})
export type ContractView = z.infer<typeof contractViewSchema>

/** A template as the picker and the short form show it. */
export const templateViewSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.number().int(),
  contractType: z.enum(contractTypes),
  summary: z.string(),
  goodFor: z.string(),
  notFor: z.string(),
  fields: z.array(fieldSchema),
  questions: z.array(z.strictObject({ section: z.string(), fields: z.array(z.string()) })),
})
export type TemplateView = z.infer<typeof templateViewSchema>

const importedKind = z.strictObject({ kind: z.string(), count: z.number().int(), example: z.string() })

/** What an import kept and what it could not. */
export const importReportSchema = z.strictObject({
  paragraphs: z.number().int(),
  numbered: z.number().int(),
  tables: z.number().int(),
  footnotes: z.number().int(),
  lost: z.array(importedKind),
  /** Of a Word file only: what is kept unseen, what is shown as a piece that is not edited, and how many tracked changes and threads came. */
  word: z.strictObject({ kept: z.array(importedKind), shown: z.array(importedKind), changes: z.number().int(), comments: z.number().int() }).optional(),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** One line of Home, with the one thing to do about it. */
export const homeItemSchema = z.strictObject({
  contract: idSchema<'contract'>(),
  title: z.string(),
  counterparty: z.string(),
  what: z.string(),
  since: instantSchema.nullable(),
  due: calendarDateSchema.nullable(),
  action: z.enum(['continue', 'review', 'approve', 'sign', 'fulfil', 'renew', 'open']),
})
export type HomeItem = z.infer<typeof homeItemSchema>

export const homeSchema = z.strictObject({
  today: calendarDateSchema,
  yourTurn: z.array(homeItemSchema),
  toApprove: z.array(homeItemSchema),
  toSign: z.array(homeItemSchema),
  due: z.array(homeItemSchema),
  recent: z.array(z.strictObject({ entry: auditEntrySchema, sentence: z.string(), title: z.string().nullable() })),
})
export type Home = z.infer<typeof homeSchema>

export const settingsSchema = z.strictObject({
  house: z.strictObject({ name: z.string().max(300), address: z.string().max(1000), registration: z.string().max(100) }),
  pageSize: z.enum(['A4', 'Letter']),
  locale: z.string().max(35),
})
export type Settings = z.infer<typeof settingsSchema>

/** Whether a workspace is open in this window, and who is working in it. */
export const sessionSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), recent: z.array(z.strictObject({ path: z.string(), name: z.string() })), suggestedFolder: z.string() }),
  z.strictObject({
    state: z.literal('open'),
    path: z.string(),
    name: z.string(),
    me: personSchema,
    people: z.array(personSchema),
    /** Whose profiles have a passphrase. */
    protected: z.array(idSchema<'person'>()),
    settings: settingsSchema,
  }),
  /** Open, but nobody works in it yet: the profile that worked last has a passphrase. */
  z.strictObject({
    state: z.literal('locked'),
    path: z.string(),
    name: z.string(),
    last: idSchema<'person'>(),
    people: z.array(personSchema),
    protected: z.array(idSchema<'person'>()),
  }),
])
export type Session = z.infer<typeof sessionSchema>

export const searchHitSchema = z.strictObject({
  contract: idSchema<'contract'>(),
  title: z.string(),
  counterparty: z.string(),
  state: z.enum(shownStates),
  /** The passage, with the words that matched between U+E000 and U+E001. */
  passage: z.string(),
})
export type SearchHit = z.infer<typeof searchHitSchema>
