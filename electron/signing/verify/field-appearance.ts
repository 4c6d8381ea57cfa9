import { type FormField, textOf } from './form-fields.ts'
import { shownText } from './shown-text.ts'
import type { PdfDocument } from './syntax/document.ts'
import { entryOf, nameOf, type PdfDict } from './syntax/values.ts'

const password = 1 << 13

/** Whether a field shows its value. `unreadable` when its appearance cannot be understood. */
export type Agreement = 'agrees' | 'differs' | 'unreadable'

/** Compares the value of a filled-in field with the text or state that its appearances show, as of a revision (ISO 32000-2, 12.7.4). */
export function appearanceAgrees(document: PdfDocument, revision: number, field: FormField): Agreement {
  if (field.type === 'Btn') return buttonAgrees(document, revision, field)
  if (field.type !== 'Tx' && field.type !== 'Ch') return 'agrees'
  if (field.type === 'Tx' && (field.flags & password) !== 0) return 'agrees'
  const values = valuesOf(document, revision, field)
  if (values === undefined) return 'unreadable'
  let agreement: Agreement = 'agrees'
  for (const { dict } of field.widgets) {
    const one = widgetAgrees(document, revision, field, dict, values)
    if (one === 'differs') return 'differs'
    if (one === 'unreadable') agreement = 'unreadable'
  }
  return agreement
}

/** The value as it may be shown: of a choice, what its options say instead of what they export (table 233). */
function valuesOf(document: PdfDocument, revision: number, field: FormField): string[] | undefined {
  const value = document.get(field.dict, 'V', revision)
  if (value.kind === 'null') return ['']
  if (value.kind !== 'string') return undefined
  const text = textOf(value.text)
  const options = document.get(field.dict, 'Opt', revision)
  const shown = (options.kind === 'array' ? options.items : []).flatMap((item) => {
    const option = document.resolve(item, revision)
    const [exported, label] = option.kind === 'array' ? option.items.map((part) => document.resolve(part, revision)) : []
    return exported?.kind === 'string' && label?.kind === 'string' && textOf(exported.text) === text ? [textOf(label.text)] : []
  })
  return [text, ...shown]
}

function widgetAgrees(document: PdfDocument, revision: number, field: FormField, widget: PdfDict, values: readonly string[]): Agreement {
  const appearances = document.getDict(widget, 'AP', revision)
  const normal = appearances === undefined ? undefined : document.get(appearances, 'N', revision)
  // Without an appearance every reader makes it from the value.
  if (normal === undefined || normal.kind === 'null') return 'agrees'
  const formatted = document.getDict(document.getDict(field.dict, 'AA', revision) ?? field.dict, 'F', revision)
  if (normal.kind !== 'stream' || formatted !== undefined) return 'unreadable'
  const text = shownText(document, revision, normal)
  if (text === undefined) return 'unreadable'
  const shown = letters(text)
  if (values.some((value) => looksLike(letters(value), shown))) return 'agrees'
  const listBox = field.type === 'Ch' && (field.flags & (1 << 17)) === 0
  return listBox && values.some((value) => shown.includes(letters(value))) ? 'agrees' : 'differs'
}

/** What is compared: everything but white space, which appearances place by moving. */
function letters(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cc}\u00a0]/gu, '')
}

const mask = (text: string) => text.replaceAll(/[^\u0021-\u007e]/g, '?')

/** Letters beyond ASCII are encoded by simple fonts in their own ways, so of those only the place is compared. */
function looksLike(value: string, shown: string): boolean {
  return value === shown || mask(value) === mask(shown)
}

/** The state shown must be the value's, or Off (12.7.5.2.3). */
function buttonAgrees(document: PdfDocument, revision: number, field: FormField): Agreement {
  const value = nameOf(document.get(field.dict, 'V', revision)) ?? 'Off'
  const states = field.widgets.map(({ dict }) => nameOf(document.resolve(entryOf(dict, 'AS'), revision)) ?? 'Off')
  if (states.some((state) => state !== 'Off' && state !== value)) return 'differs'
  return value === 'Off' || states.includes(value) ? 'agrees' : 'differs'
}
