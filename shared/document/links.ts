import type { Node } from 'prosemirror-model'

/** The addresses that the links of a document lead to, each once, in document order. */
export function linksIn(doc: Node): string[] {
  const addresses = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'link') addresses.add(String(mark.attrs['href']))
  })
  return [...addresses]
}
