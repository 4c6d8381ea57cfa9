import { z } from 'zod'
import { auditEntrySchema } from '#shared/audit/entry.ts'
import { contractDetailsSchema, shownStates, turns } from '#shared/contracts/contract.ts'
import { newPersonSchema, personSchema } from '#shared/contracts/person.ts'
import { versionKinds, versionSchema } from '#shared/contracts/version.ts'
import { fieldSchema } from '#shared/document/field.ts'
import { approvalFilesApi } from '#shared/ipc/approval-files-api.ts'
import { approvalsApi } from '#shared/ipc/approvals-api.ts'
import { call, documentJson, nothing } from '#shared/ipc/call.ts'
import { negotiationApi } from '#shared/ipc/negotiation-api.ts'
import { renewalApi } from '#shared/ipc/renewal-api.ts'
import { obligationsApi } from '#shared/ipc/obligations-api.ts'
import { signingApi } from '#shared/ipc/signing-api.ts'
import {
  contractRowSchema,
  contractViewSchema,
  homeSchema,
  importReportSchema,
  searchHitSchema,
  sessionSchema,
  settingsSchema,
  templateViewSchema,
} from '#shared/ipc/views.ts'
import { idSchema } from '#shared/lib/ids.ts'

const contract = idSchema<'contract'>()
const version = idSchema<'version'>()
const blob = idSchema<'blob'>()
const passphrase = z.string().max(1000)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** How the contracts table is filtered and sorted; the window keeps the same in its address. */
export const contractQuerySchema = z.strictObject({
  search: z.string().max(500),
  states: z.array(z.enum(shownStates)),
  sort: z.enum(['title', 'counterparty', 'state', 'turn', 'value', 'nextDate', 'updatedAt']),
  direction: z.enum(['ascending', 'descending']),
})
export type ContractQuery = z.infer<typeof contractQuerySchema>

/** Every call the window, the command line and the tests can make, each with what it takes and what it answers. */
export const api = {
  'session.get': call(nothing, sessionSchema),
  'session.create': call(z.strictObject({ path: z.string(), name: z.string().trim().min(1).max(200), owner: newPersonSchema.omit({ role: true }) }), sessionSchema),
  'session.createSample': call(z.strictObject({ path: z.string() }), sessionSchema),
  'session.open': call(z.strictObject({ path: z.string() }), sessionSchema),
  'session.close': call(nothing, sessionSchema),

  'people.add': call(newPersonSchema, sessionSchema),
  'people.change': call(personSchema, sessionSchema),
  /** `passphrase` where the profile has one; it also opens a workspace whose last profile has. */
  'people.switch': call(z.strictObject({ person: idSchema<'person'>(), passphrase: passphrase.optional() }), sessionSchema),
  'people.setPassphrase': call(z.strictObject({ present: passphrase.nullable(), passphrase: passphrase.min(8) }), sessionSchema),
  'people.removePassphrase': call(z.strictObject({ person: idSchema<'person'>(), present: passphrase.nullable() }), sessionSchema),
  'settings.change': call(settingsSchema, sessionSchema),

  'home.get': call(nothing, homeSchema),
  'search.find': call(z.strictObject({ query: z.string().max(500), limit: z.number().int().min(1).max(200) }), z.array(searchHitSchema)),

  'contracts.list': call(contractQuerySchema, z.array(contractRowSchema)),
  'contracts.get': call(z.strictObject({ contract }), contractViewSchema),
  'contracts.createBlank': call(contractDetailsSchema.pick({ title: true, type: true }), contractViewSchema),
  'contracts.createFromTemplate': call(
    z.strictObject({ template: z.string(), title: z.string().trim().min(1).max(300), fields: z.array(fieldSchema) }),
    contractViewSchema,
  ),
  'contracts.import': call(z.strictObject({ blob, fileName: z.string().max(300) }), z.strictObject({ view: contractViewSchema, report: importReportSchema })),
  'contracts.changeDetails': call(z.strictObject({ contract, details: contractDetailsSchema }), contractViewSchema),
  'contracts.command': call(z.strictObject({ contract, command: z.string(), reason: z.string().max(2000) }), contractViewSchema),
  'contracts.passTurn': call(z.strictObject({ contract, to: z.enum(turns) }), contractViewSchema),
  'contracts.export': call(
    z.strictObject({ contract, version: version.nullable(), format: z.enum(['pdf', 'html', 'docx', 'md', 'txt', 'json']), changes: z.enum(['keep', 'accept', 'reject']).default('keep') }),
    z.strictObject({ blob, fileName: z.string() }),
  ),

  'templates.list': call(nothing, z.array(templateViewSchema)),

  'draft.open': call(z.strictObject({ contract }), z.strictObject({ document: documentJson, sequence: z.number().int(), editable: z.boolean(), annotatable: z.boolean() })),
  'draft.append': call(
    z.strictObject({
      contract,
      /** The sequence number the first of these steps follows; refused if the journal has moved on. */
      after: z.number().int().nonnegative(),
      steps: z.array(z.record(z.string(), z.unknown())).min(1).max(10_000),
    }),
    z.strictObject({ sequence: z.number().int() }),
  ),
  'draft.preview': call(z.strictObject({ contract, version: version.nullable() }), z.strictObject({ blob, pages: z.number().int(), sequence: z.number().int() })),

  'versions.name': call(
    z.strictObject({ contract, name: z.string().trim().min(1).max(200), kind: z.enum(versionKinds).exclude(['signed']), note: z.string().max(2000) }),
    versionSchema,
  ),
  'versions.open': call(z.strictObject({ version }), z.strictObject({ version: versionSchema, document: documentJson })),
  'versions.restore': call(z.strictObject({ version }), contractViewSchema),

  ...approvalsApi,

  ...approvalFilesApi,

  ...signingApi,

  ...obligationsApi,

  ...negotiationApi,

  ...renewalApi,

  /** The newest entries first; with `before`, those that come before that entry's number, for the next page. */
  'audit.list': call(z.strictObject({ contract: contract.nullable(), limit: z.number().int().min(1).max(10_000), before: z.number().int().min(1).optional() }), z.array(z.strictObject({ entry: auditEntrySchema, who: z.string(), sentence: z.string() }))),
  'audit.check': call(nothing, z.strictObject({ entries: z.number().int(), head: hash, firstAltered: z.number().int().nullable(), message: z.string() })),
} as const

export type Api = typeof api
export type Channel = keyof Api
export type Input<C extends Channel> = z.input<Api[C]['input']>
export type Output<C extends Channel> = z.output<Api[C]['output']>
export const channels = Object.keys(api) as Channel[]
