import { clamped, moved, overlaps } from '#renderer/features/signing/fields/geometry.ts'
import type { PageRectangle, PlacedFieldKind } from '#shared/signing/ceremony.ts'
import { smallestField, type FieldRequest, type PageSize, type SignatureLine } from '#shared/signing/fields.ts'

/** A field as it is being placed; `signer` is the key of a person asked. */
export interface FieldDraft extends FieldRequest {
  readonly id: string
  /** Whether it stands where the text has its signature line, and was not moved. */
  readonly onLine: boolean
}

/** How large a field is when it is put down with one press, in points. */
export const usualSize: Readonly<Record<PlacedFieldKind, PageSize>> = {
  signature: { width: 180, height: 44 },
  initials: { width: 48, height: 22 },
  name: { width: 160, height: 18 },
  title: { width: 160, height: 18 },
  date: { width: 100, height: 18 },
  text: { width: 160, height: 18 },
  checkbox: { width: 14, height: 14 },
}

/** A new field with its middle at a point, in points from the lower left corner. */
export function fieldAt(id: string, signer: string, kind: PlacedFieldKind, page: number, middle: { readonly x: number; readonly y: number }, size: PageSize): FieldDraft {
  const { width, height } = usualSize[kind]
  return fieldIn(id, signer, kind, page, { x: middle.x - width / 2, y: middle.y - height / 2, width, height }, size)
}

/** A new field of a given outline; as much of it as the page and the smallest size leave. */
export function fieldIn(id: string, signer: string, kind: PlacedFieldKind, page: number, rectangle: PageRectangle, size: PageSize): FieldDraft {
  return { id, signer, kind, page, rectangle: clamped(rectangle, size, smallestField[kind]), label: '', required: kind !== 'checkbox', onLine: false }
}

/** The signature fields that the text's own signature lines give, for whoever has none of their own yet. */
export function withLines(fields: readonly FieldDraft[], lines: readonly SignatureLine[], people: readonly { readonly key: string; readonly block: string; readonly role: string }[]): FieldDraft[] {
  const placed = fields.filter(({ onLine }) => !onLine)
  const given = people.flatMap(({ key, block, role }) => {
    const line = block === '' ? undefined : lines.find(each => each.block === block && each.role === role)
    if (line === undefined || placed.some(field => field.signer === key && field.kind === 'signature')) return []
    return [{ id: `line ${key}`, signer: key, kind: 'signature' as const, page: line.page, rectangle: line.rectangle, label: '', required: true, onLine: true }]
  })
  return [...given, ...placed.filter(({ signer }) => people.some(({ key, role }) => key === signer && role !== 'copy'))]
}

export function withField(fields: readonly FieldDraft[], changed: FieldDraft): FieldDraft[] {
  return fields.map(field => (field.id === changed.id ? changed : field))
}

/** The same field on every other page where nothing is in its way. */
export function onEveryPage(fields: readonly FieldDraft[], field: FieldDraft, pages: readonly PageSize[], newId: () => string): FieldDraft[] {
  const copies = pages.flatMap((size, at) => {
    const page = at + 1
    const rectangle = moved(field.rectangle, 0, 0, size)
    const taken = fields.some(other => other.page === page && overlaps(other.rectangle, rectangle))
    return page === field.page || taken ? [] : [{ ...field, id: newId(), page, rectangle, onLine: false }]
  })
  return [...fields, ...copies]
}

/** The fields that lie on another one, by id. */
export function overlapping(fields: readonly FieldDraft[]): Set<string> {
  const found = fields.filter(one => fields.some(other => other !== one && other.page === one.page && overlaps(one.rectangle, other.rectangle)))
  return new Set(found.map(({ id }) => id))
}

/** What is asked of the application; a field that was never moved from its line is left to the text. */
export function requestedFields(fields: readonly FieldDraft[]): FieldRequest[] {
  return fields.filter(({ onLine }) => !onLine).map(({ signer, kind, page, rectangle, label, required }) => ({ signer, kind, page, rectangle, label: label.trim(), required }))
}

/** What was placed, what it was before, and what was taken back. */
export interface History {
  readonly past: readonly (readonly FieldDraft[])[]
  readonly present: readonly FieldDraft[]
  readonly future: readonly (readonly FieldDraft[])[]
  /** Presses that belong together, as those of an arrow key, are one step. */
  readonly gesture: string | null
}

export const emptyHistory: History = { past: [], present: [], future: [], gesture: null }

export function did(history: History, present: readonly FieldDraft[], gesture: string | null = null): History {
  if (gesture !== null && gesture === history.gesture) return { ...history, present, future: [] }
  return { past: [...history.past, history.present], present, future: [], gesture }
}

export function undone(history: History): History {
  const present = history.past.at(-1)
  return present === undefined ? history : { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], gesture: null }
}

export function redone(history: History): History {
  const [present, ...future] = history.future
  return present === undefined ? history : { past: [...history.past, history.present], present, future, gesture: null }
}
