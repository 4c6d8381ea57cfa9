import { z } from 'zod'
import { paragraphStyles } from '#shared/document/attributes.ts'
import { partyParts } from '#shared/document/field-format.ts'
import { conditionSchema, fieldSchema } from '#shared/document/field.ts'
import { documentWordSchema, mostWordProperties, opaqueSchema, opaqueShape } from '#shared/document/opaque.ts'
import type { MarkName, NodeName } from '#shared/document/schema.ts'
import { instantSchema } from '#shared/lib/ids.ts'

/** Texts in attributes are names and labels, not prose. */
const name = z.string().max(500)
const id = z.string().min(1).max(200)
const note = z.string().max(20_000)
/** Properties that only Word knows, as XML. */
const word = z.string().max(mostWordProperties).nullable()

const numberingLevelSchema = z.strictObject({
  format: z.enum(['decimal', 'decimalZero', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman', 'bullet', 'none']),
  text: z.string().max(80),
  start: z.number().int().min(0).max(1_000_000),
  legal: z.boolean().optional(),
})

export const numberingSchemeSchema = z.strictObject({
  name,
  levels: z.array(numberingLevelSchema).min(1).max(9),
  opens: z.array(name).max(50).optional(),
})

const numberingSchema = z.strictObject({
  scheme: name.min(1),
  level: z.number().int().min(0).max(8),
  restart: z.number().int().min(0).max(1_000_000).optional(),
})

const margin = z.number().min(0).max(150)
const pageSchema = z.strictObject({
  size: z.enum(['A4', 'Letter']),
  margins: z.strictObject({ top: margin, right: margin, bottom: margin, left: margin }),
})

const stamp = {
  id,
  group: id,
  author: name,
  person: id.nullable().optional(),
  at: instantSchema,
  move: id.nullable().optional(),
}
const nodeStamp = { ...stamp, person: id.nullable(), move: id.nullable() }

const structureChangeSchema = z.strictObject({ ...nodeStamp, kind: z.enum(['insertion', 'deletion']), keeps: z.literal('this').optional() })

/** What one field was before a change of it alone: itself and its place in the list, or nothing where it is new. */
const fieldBefore = z.strictObject({ field: fieldSchema, at: z.number().int().min(0).max(2_000) }).nullable()

/** Only of a document's fields can one alone have changed, named by its id. */
function fieldCanHaveBeen(attributes: Readonly<Record<string, z.ZodType>>, attribute: string, key: string, before: unknown): boolean {
  const checked = fieldBefore.safeParse(before)
  return attribute === 'fields' && Object.hasOwn(attributes, attribute) && checked.success && (checked.data === null || checked.data.field.id === key)
}

/** The changes of a node; what a property was before must be what that attribute may be, by the same schemas. */
function changesSchema(attributes: Readonly<Record<string, z.ZodType>>): z.ZodType {
  const canHaveBeen = (attribute: string, before: unknown): boolean => Object.hasOwn(attributes, attribute) && attributes[attribute]?.safeParse(before).success === true
  const property = z
    .strictObject({ ...nodeStamp, kind: z.literal('property'), attribute: name, key: id.optional(), before: z.unknown() })
    .refine(
      ({ attribute, key, before }) => (key === undefined ? canHaveBeen(attribute, before) : fieldCanHaveBeen(attributes, attribute, key, before)),
      'an earlier value that cannot be',
    )
  return z.array(z.union([structureChangeSchema, property])).min(1).max(2_000).nullable()
}

function withChanges<Shape extends Readonly<Record<string, z.ZodType>>>(shape: Shape, more: Readonly<Record<string, z.ZodType>> = {}) {
  return { ...shape, changes: changesSchema({ ...shape, ...more }) }
}

const textOrFieldSchema = z.union([z.strictObject({ text: note }), z.strictObject({ field: id })])

/** At most as many columns or rows as Word's tables have columns, with room to spare. */
const span = z.number().int().min(1).max(200)
const cellSchema = z
  .strictObject(withChanges({ colspan: span, rowspan: span, colwidth: z.array(z.number().min(0).max(10_000)).nullable(), word }, { type: z.enum(['tableCell', 'tableHeader']) }))
  .partial()
  .refine(({ colspan = 1, colwidth = null }) => colwidth === null || colwidth.length === colspan, 'one width per column')

const size = z.number().positive().max(5_000)
const none = z.strictObject({})
const fieldsSchema = z
  .array(fieldSchema)
  .max(2_000)
  .refine((fields) => new Set(fields.map((field) => field.id)).size === fields.length, 'two fields with one id')
/** What the attributes of each node may be. Every attribute may be absent where the document schema has a default. */
export const nodeAttributeSchemas = {
  doc: z.strictObject(withChanges({ fields: fieldsSchema, page: pageSchema, scheme: name, schemes: z.record(name, numberingSchemeSchema), word: documentWordSchema.nullable() })).partial(),
  paragraph: z
    .strictObject(
      withChanges({
        id: id.nullable(),
        style: z.enum(paragraphStyles),
        numbering: numberingSchema.nullable(),
        align: z.enum(['left', 'center', 'right', 'justify']).nullable(),
        indent: z.number().int().min(0).max(8),
        keepWithNext: z.boolean(),
        condition: conditionSchema.nullable(),
        word,
      }),
    )
    .partial(),
  pageBreak: z.strictObject(withChanges({})).partial(),
  signatureBlock: z
    .strictObject(
      withChanges({
        id: id.nullable(),
        party: textOrFieldSchema,
        signer: textOrFieldSchema,
        capacity: textOrFieldSchema,
        witness: z.boolean(),
      }),
    )
    .partial(),
  table: z.strictObject(withChanges({ id: id.nullable(), word })).partial(),
  tableRow: z.strictObject(withChanges({ word })).partial(),
  tableCell: cellSchema,
  tableHeader: cellSchema,
  opaqueBlock: z.strictObject(withChanges({ id: id.nullable(), ...opaqueShape })).partial({ id: true, changes: true }),
  text: none,
  field: z.strictObject({ field: id, part: z.enum(partyParts).nullable().optional() }),
  reference: z.strictObject({ target: z.string().max(200).nullable(), form: z.enum(['number', 'heading', 'both']) }).partial(),
  footnote: none,
  image: z.strictObject({
    blob: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
    alt: note.optional(),
    width: size,
    height: size,
  }),
  hardBreak: none,
  opaque: opaqueSchema,
} satisfies Record<NodeName, z.ZodType>

/** Addresses a link may carry; the same rule as the document schema's for pasted markup. */
export const linkAddressSchema = z
  .string()
  .max(8_000)
  .regex(/^(https?:\/\/|mailto:)/i)

const formattingSchemas = {
  link: z.strictObject({ href: linkAddressSchema }),
  bold: none,
  italic: none,
  underline: none,
  strike: none,
  superscript: none,
  subscript: none,
  smallCaps: none,
  highlight: none,
  wordFormat: z.strictObject({ xml: z.string().max(mostWordProperties) }),
  conditional: z.strictObject({ condition: conditionSchema }),
} as const

const formatChangeSchema = z
  .strictObject({ ...stamp, mark: name, before: z.record(name, z.unknown()).nullable().optional() })
  .refine(({ mark, before }) => Object.hasOwn(formattingSchemas, mark) && (before === null || before === undefined || formattingSchemas[mark as keyof typeof formattingSchemas].safeParse(before).success), 'an earlier formatting that cannot be')

/** What the attributes of each mark may be. */
export const markAttributeSchemas = {
  comment: z.strictObject({ thread: id }),
  insertion: z.strictObject(stamp),
  deletion: z.strictObject(stamp),
  formatChange: formatChangeSchema,
  ...formattingSchemas,
} satisfies Record<MarkName, z.ZodType>
