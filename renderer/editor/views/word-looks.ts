import type { Node } from 'prosemirror-model'
import { lookRules } from '#shared/document/export/look-rules.ts'

/** The sheets that were made, by their rules without scope: texts with the same styles share one. */
const known = new Map<string, string>()

/**
 * The name under which the rules stand by which a text shows as the styles of its Word file say: for `data-looks` on what it stands in. Null for a
 * text that came from no Word file. The sheet is made by script, which the content security policy permits.
 */
export function looksOfText(doc: Node): string | null {
  const rules = lookRules(doc)
  if (rules === '') return null
  const name = known.get(rules) ?? String(known.size + 1)
  if (!known.has(rules)) {
    known.set(rules, name)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(lookRules(doc, `[data-looks="${name}"]`))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  return name
}
