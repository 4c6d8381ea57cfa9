/** The objects of a PDF (ISO 32000-2, 7.3). Text of names and strings is one character per byte. */
export type PdfValue = PdfNull | PdfBoolean | PdfNumber | PdfName | PdfString | PdfArray | PdfDict | PdfStream | PdfRef

export interface PdfNull { readonly kind: 'null' }
export interface PdfBoolean { readonly kind: 'boolean'; readonly value: boolean }
export interface PdfNumber { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
export interface PdfName { readonly kind: 'name'; readonly name: string }
export interface PdfRef { readonly kind: 'ref'; readonly num: number; readonly gen: number }
export interface PdfArray { readonly kind: 'array'; readonly items: readonly PdfValue[] }

/** `start` and `end` are offsets in the bytes it was read from, delimiters included. */
export interface PdfString { readonly kind: 'string'; readonly text: string; readonly hex: boolean; readonly start: number; readonly end: number }

/** `duplicates` names the keys given twice: readers disagree about which one counts. */
export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
  readonly duplicates: readonly string[]
  readonly start: number
  readonly end: number
}

/** `start` and `end` bound the encoded data. */
export interface PdfStream { readonly kind: 'stream'; readonly dict: PdfDict; readonly start: number; readonly end: number; readonly data: Uint8Array }

export const pdfNull: PdfNull = { kind: 'null' }

/** A direct entry of a dictionary, null when it is absent (ISO 32000-2, 7.3.7). */
export function entryOf(dict: PdfDict, key: string): PdfValue {
  return dict.entries.get(key) ?? pdfNull
}

export function nameOf(value: PdfValue): string | undefined {
  return value.kind === 'name' ? value.name : undefined
}

export function integerOf(value: PdfValue): number | undefined {
  return value.kind === 'number' && value.integer && Number.isSafeInteger(value.value) ? value.value : undefined
}

/** The dictionary of a dictionary or stream. */
export function dictOf(value: PdfValue): PdfDict | undefined {
  if (value.kind === 'dict') return value
  return value.kind === 'stream' ? value.dict : undefined
}

/** Number and generation of every reference in values, in their order, one after the other. */
export function referencesIn(values: Iterable<PdfValue>, found: number[] = []): number[] {
  for (const value of values) {
    if (value.kind === 'ref') found.push(value.num, value.gen)
    else if (value.kind === 'array') referencesIn(value.items, found)
    else if (value.kind === 'dict') referencesIn(value.entries.values(), found)
    else if (value.kind === 'stream') referencesIn(value.dict.entries.values(), found)
  }
  return found
}
