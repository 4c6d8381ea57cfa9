import type { Node } from 'prosemirror-model'
import { viewDocument } from '#shared/document/view/view-document.ts'

/** The addresses that the links of the final text lead to, each once, in document order. */
export function linksIn(doc: Node): string[] {
  const addresses = new Set<string>()
  viewDocument(doc).doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'link') addresses.add(String(mark.attrs['href']))
  })
  return [...addresses]
}
