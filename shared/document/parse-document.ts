import type { Node } from 'prosemirror-model'
import { z } from 'zod'
import { markAttributeSchemas, nodeAttributeSchemas } from '#shared/document/attribute-schemas.ts'
import { schema } from '#shared/document/schema.ts'
import { accepted, type Refusal, type Result } from '#shared/lib/result.ts'

export type DocumentRefusal = Refusal<'document.malformed' | 'document.too-large'>

/** Deeper than any document of the schema: table, row, cell, paragraph, footnote, text. */
const mostDepth = 12
const mostNodes = 1_000_000
const mostText = 40_000_000
const mostMarks = 20

const markSchema = z.strictObject({ type: z.string(), attrs: z.unknown().optional() })
const nodeSchema = z.strictObject({
  type: z.string(),
  attrs: z.unknown().optional(),
  marks: z.array(markSchema).max(mostMarks).optional(),
  content: z.array(z.unknown()).optional(),
  text: z.string().min(1).optional(),
})

const attributeTables: { readonly node: Readonly<Record<string, z.ZodType>>; readonly mark: Readonly<Record<string, z.ZodType>> } = {
  node: nodeAttributeSchemas,
  mark: markAttributeSchemas,
}

function attributeFault(kind: 'node' | 'mark', type: string, attrs: unknown): string | null {
  const table = attributeTables[kind]
  const known = Object.hasOwn(table, type) ? table[type] : undefined
  if (known === undefined) return `it holds an unknown ${kind}, “${type.slice(0, 40)}”`
  // Only null and absent mean “no attributes”; anything else must be what the kind allows.
  const checked = known.safeParse(attrs ?? {})
  if (checked.success) return null
  const where = checked.error.issues[0]?.path.join('.') ?? ''
  return `a ${type} has attributes it cannot have${where === '' ? '' : ` (${where.slice(0, 80)})`}`
}

function malformed(fault: string): DocumentRefusal {
  return { code: 'document.malformed', message: `This is not a document that Countersign can open: ${fault}. Nothing was changed.` }
}

/** Walks the raw tree without recursion, so that no depth of nesting can exhaust the stack. */
function findFault(root: unknown): DocumentRefusal | null {
  const large = { code: 'document.too-large', message: 'The document is larger than Countersign can open. Nothing was changed.' } as const
  const queue: { readonly raw: unknown; readonly depth: number }[] = [{ raw: root, depth: 0 }]
  const ids = new Set<string>()
  let nodes = 0
  let text = 0
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    nodes += 1
    if (entry.depth > mostDepth) return malformed('it is nested too deeply')
    const parsed = nodeSchema.safeParse(entry.raw)
    if (!parsed.success) return malformed('a part of it is not a node')
    const { type, attrs, marks = [], content = [], text: own } = parsed.data
    text += own?.length ?? 0
    if (nodes + queue.length + content.length > mostNodes || text > mostText) return large
    if ((own === undefined) === (type === 'text')) return malformed('text stands where none can')
    const wrong =
      attributeFault('node', type, attrs) ??
      marks.map((mark) => attributeFault('mark', mark.type, mark.attrs)).find((found) => found !== null)
    if (wrong !== null && wrong !== undefined) return malformed(wrong)
    const id = (attrs as { id?: string | null } | null | undefined)?.id
    if (typeof id === 'string') {
      if (ids.has(id)) return malformed('two paragraphs have the same id')
      ids.add(id)
    }
    for (const child of content) queue.push({ raw: child, depth: entry.depth + 1 })
  }
  return null
}

/**
 * Reads a document from JSON that comes from outside (a file, another copy of the application, the window). Strict: unknown nodes, marks
 * and attributes, wrong types, content the schema does not allow, ids used twice and excessive size are refused, never repaired.
 */
export function parseDocument(json: unknown): Result<Node, DocumentRefusal> {
  const refusal = findFault(json)
  if (refusal !== null) return { ok: false, refusal }
  try {
    const doc = schema.nodeFromJSON(json)
    doc.check()
    if (doc.type !== schema.topNodeType) return { ok: false, refusal: malformed('it is only a part of a document') }
    return accepted(doc)
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, refusal: malformed('its parts stand where they cannot') }
    throw error
  }
}
