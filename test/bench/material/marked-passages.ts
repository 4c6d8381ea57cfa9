import type { Extracted, SuggestedKind } from '#shared/extraction/facts.ts'
import type { LabelledContract } from '#test/bench/material/labelled-contracts.ts'

/** Passages experts marked that speak of a kind of obligation, and the kinds we would call them. */
export interface MarkedKind {
  readonly name: string
  readonly columns: readonly string[]
  readonly kinds: ReadonlySet<SuggestedKind>
  /** Of what is marked only passages with these words are about this kind. */
  readonly speaks: RegExp
}

export const markedKinds: readonly MarkedKind[] = [
  { name: 'notice', columns: ['Notice Period To Terminate Renewal', 'Termination For Convenience'], kinds: new Set(['notice', 'renewal right', 'termination right']), speaks: /./ },
  { name: 'payment', columns: ['Minimum Commitment', 'Revenue/Profit Sharing', 'Price Restrictions'], kinds: new Set(['payment']), speaks: /\b(?:pay|pays|paid|payable|payments?|royalt(?:y|ies)|commissions?|fees?)\b/i },
]

/** Letters and digits of a text, and where each stands in it: labels keep neither spaces nor line breaks as they are. */
function bare(text: string): { readonly text: string; readonly origin: readonly number[] } {
  const origin: number[] = []
  const pieces: string[] = []
  for (const { 0: unit, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    pieces.push(unit)
    origin.push(index)
  }
  return { text: pieces.join(''), origin }
}

/** The marked passages that are found in the text, and how many of them some suggestion of a fitting kind touches. */
export function passagesMet({ name, columns, kinds, speaks }: MarkedKind, { contract, extracted }: { readonly contract: LabelledContract; readonly extracted: Extracted }): { readonly name: string; readonly met: number; readonly marked: number } {
  const whole = bare(contract.text)
  const suggestions = extracted.obligations.filter(({ kind }) => kinds.has(kind))
  let [met, marked] = [0, 0]
  for (const span of new Set(columns.flatMap((column) => contract.spans(column)))) {
    if (!speaks.test(span)) continue
    const places = span.split('<omitted>').flatMap((part) => {
      const words = bare(part).text
      const at = words.length < 12 ? -1 : whole.text.indexOf(words)
      return at < 0 ? [] : [{ start: whole.origin[at] ?? 0, end: (whole.origin[at + words.length - 1] ?? 0) + 1 }]
    })
    if (places.length === 0) continue
    marked += 1
    if (suggestions.some(({ start, end }) => places.some((place) => start < place.end && place.start < end))) met += 1
  }
  return { name, met, marked }
}
