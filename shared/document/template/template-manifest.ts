import { z } from 'zod'
import { durationSchema, moneySchema, partyValueSchema, type Field, type FieldValue } from '#shared/document/field.ts'
import { calendarDateSchema } from '#shared/lib/calendar.ts'

/** Field ids as they stand in a text: `{{first_party}}`. */
const fieldId = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/)

const question = {
  id: fieldId,
  label: z.string().min(1).max(200),
  help: z.string().max(600).optional(),
  required: z.boolean(),
  /** Whether the form for a new contract asks for it at once. */
  ask: z.boolean(),
}

const templateFieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...question, type: z.literal('text'), default: z.string().optional() }),
  z.strictObject({ ...question, type: z.literal('number'), default: z.number().optional() }),
  z.strictObject({ ...question, type: z.literal('money'), default: moneySchema.optional() }),
  z.strictObject({ ...question, type: z.literal('date'), default: calendarDateSchema.optional() }),
  z.strictObject({ ...question, type: z.literal('duration'), default: durationSchema.optional() }),
  z.strictObject({ ...question, type: z.literal('party'), default: partyValueSchema.optional() }),
  z.strictObject({ ...question, type: z.literal('choice'), choices: z.array(z.string().min(1)).min(2), default: z.string().optional() }),
])
export type TemplateField = z.infer<typeof templateFieldSchema>

/** What describes a template beside its text. */
export const templateSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
    title: z.string().min(1).max(200),
    version: z.number().int().positive(),
    contractType: z.string().min(1).max(60),
    summary: z.string().max(600),
    goodFor: z.string().max(600),
    notFor: z.string().max(600),
    scheme: z.enum(['decimal', 'article', 'outline']),
    fields: z.array(templateFieldSchema).max(200),
    /** The form's sections in order, with the fields each asks for. */
    questions: z.array(z.strictObject({ section: z.string().min(1).max(120), fields: z.array(fieldId).min(1) })),
  })
  .superRefine(({ fields, questions }, context) => {
    const ids = new Set(fields.map((field) => field.id))
    if (ids.size !== fields.length) context.addIssue({ code: 'custom', message: 'Two fields have the same id' })
    for (const field of fields) {
      if (field.type === 'choice' && field.default !== undefined && !field.choices.includes(field.default)) {
        context.addIssue({ code: 'custom', message: `The default of ${field.id} is not one of its choices` })
      }
    }
    for (const id of questions.flatMap((section) => section.fields)) {
      if (!ids.has(id)) context.addIssue({ code: 'custom', message: `The form asks for ${id}, which is no field` })
    }
  })
export type Template = z.infer<typeof templateSchema>

/** The values given in the form, by field id; null leaves a field empty although it has a default. */
export type TemplateValues = Readonly<Record<string, FieldValue | null>>

/** A template's field as a field of a new document: with the value given, else the default, else empty. */
export function documentField(field: TemplateField, values: TemplateValues): unknown {
  const { ask: _ask, default: usual, ...kept } = field
  const given = Object.hasOwn(values, field.id) ? values[field.id] : undefined
  return { ...kept, value: given === undefined ? (usual ?? null) : given } satisfies Record<keyof Field | 'value', unknown> | object
}
