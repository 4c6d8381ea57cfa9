import { extractTerms } from '#shared/extraction/extract-terms.ts'
import type { SuggestedObligation } from '#shared/extraction/facts.ts'

/** A paragraph as it is shown: its stable id, the number or heading it goes by, and its words. */
export interface ReadParagraph {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** A suggestion with the paragraph it stands in; `start` and `end` are places in that paragraph's text. */
export interface ParagraphSuggestion extends SuggestedObligation {
  readonly paragraph: string
  readonly label: string
}

/** The obligations that the paragraphs of a contract seem to speak of (C2), each with its source; read together, so that parties and dates are known. */
export function suggestObligations(paragraphs: readonly ReadParagraph[]): readonly ParagraphSuggestion[] {
  const begins: number[] = []
  let length = 0
  for (const { text } of paragraphs) {
    begins.push(length)
    length += text.length + 1
  }
  const { obligations } = extractTerms(paragraphs.map(({ text }) => text.replace(/[\r\n\f\v\u0085\u2028\u2029]/g, ' ')).join('\n'), 'kept')
  let index = 0
  return obligations.flatMap((obligation) => {
    while (index + 1 < begins.length && (begins[index + 1] ?? 0) <= obligation.start) index += 1
    const [paragraph, begin] = [paragraphs[index], begins[index] ?? 0]
    if (paragraph === undefined) return []
    const [start, end] = [obligation.start - begin, obligation.end - begin]
    return [{ ...obligation, quote: paragraph.text.slice(start, end), start, end, paragraph: paragraph.id, label: paragraph.label }]
  })
}
