/** A paragraph of a letter while it is written; the key stays when others are added or taken out. */
export interface Paragraph {
  readonly key: string
  readonly text: string
}

export type LetterEdit =
  | { readonly kind: 'change'; readonly key: string; readonly text: string }
  | { readonly kind: 'add'; readonly after: string; readonly key: string }
  | { readonly kind: 'remove'; readonly key: string }

/** A letter after one edit; the last paragraph is emptied rather than taken out. */
export function edited(paragraphs: readonly Paragraph[], edit: LetterEdit): readonly Paragraph[] {
  switch (edit.kind) {
    case 'change':
      return paragraphs.map(each => (each.key === edit.key ? { ...each, text: edit.text } : each))
    case 'add':
      return paragraphs.flatMap(each => (each.key === edit.after ? [each, { key: edit.key, text: '' }] : [each]))
    case 'remove':
      return paragraphs.length === 1 ? paragraphs.map(each => ({ ...each, text: '' })) : paragraphs.filter(each => each.key !== edit.key)
  }
}

/** What goes out: empty paragraphs are left out. */
export function wordsOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map(({ text }) => text.trim()).filter(text => text !== '')
}
