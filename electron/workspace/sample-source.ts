import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { policySchema } from '#shared/approvals/policy.ts'
import { contractTypes } from '#shared/contracts/contract.ts'
import { roles } from '#shared/contracts/person.ts'
import { versionKinds } from '#shared/contracts/version.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'
import { moneySchema, type FieldValue } from '#shared/document/field.ts'

const witnessSchema = z.strictObject({ name: z.string(), address: z.string(), occupation: z.string() })

const sampleContractSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  counterparty: z.strictObject({
    name: z.string(),
    kind: z.enum(['company', 'individual']),
    address: z.string(),
    registration: z.string().optional(),
    contact: z.strictObject({ name: z.string(), email: z.string() }),
  }),
  source: z.union([
    z.strictObject({ template: z.string(), values: z.record(z.string(), z.custom<FieldValue>((value) => value !== undefined)) }),
    z.strictObject({ text: z.string() }),
  ]),
  type: z.enum(contractTypes),
  value: moneySchema.optional(),
  state: z.enum(['draft', 'review', 'approval pending', 'approved', 'signing', 'executed']),
  versions: z.array(z.strictObject({ name: z.string(), kind: z.enum(versionKinds), by: z.string() })).min(1),
  edits: z.array(z.strictObject({ by: z.string(), find: z.string(), replace: z.string() })).optional(),
  signers: z.array(z.strictObject({ name: z.string(), capacity: z.string(), party: z.enum(['us', 'them']), witness: witnessSchema.optional() })).optional(),
  effective: calendarDateSchema.optional(),
  end: calendarDateSchema.optional(),
  notes: z.string(),
})
export type SampleContract = z.infer<typeof sampleContractSchema>

const sampleSchema = z.strictObject({
  house: z.strictObject({ name: z.string(), address: z.string(), registration: z.string() }),
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles), title: z.string(), email: z.string() })).min(2),
  /** How the firm approves from now on; what is under way was submitted before. */
  policies: z.array(policySchema),
  contracts: z.array(sampleContractSchema),
})
export type Sample = z.infer<typeof sampleSchema>

/** The small firm of the sample workspace, as data; the services make the workspace from it. */
export function readSample(resources: string): Sample {
  return sampleSchema.parse(JSON.parse(readFileSync(join(resources, 'sample', 'sample.json'), 'utf8')))
}
