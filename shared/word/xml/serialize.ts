import { escapedText } from './characters.ts'
import { encodeXml } from './encoding.ts'
import { OutputScopes } from './output-scopes.ts'
import type { Scope } from './scope.ts'
import { madeTag, rebuiltTag, rootTag } from './write-tag.ts'
import type { XmlDocument, XmlElement, XmlNode, XmlSource } from './tree.ts'

/**
 * The bytes of a part. An element that is what it was when read is written as the exact text it was read from; one with other
 * children keeps its own tags; one made by us uses the prefixes the part declares. A namespace the part lacks is declared on its
 * root, and listed in mc:Ignorable where the standard alone does not know it.
 */
export function serializeXml(document: XmlDocument): Uint8Array {
  const { root } = document
  if (isIntact(root)) return encodeXml(document.prolog + root.source.tag.text.slice(root.source.start, root.source.end) + document.epilog, document.encoding)
  const scopes = new OutputScopes(root.source?.tag.inner ?? null)
  const inside: string[] = []
  for (const node of root.children) writeNode(node, scopes.root, scopes, inside)
  const { open, close, empty } = rootTag(root, scopes)
  const body = root.children.length === 0 && empty ? `${open.slice(0, -1)}/>` : open + inside.join('') + close
  return encodeXml(document.prolog + body + document.epilog, document.encoding)
}

/** Whether the element is what it was when it was read. */
export function isIntact(element: XmlElement): element is XmlElement & { source: XmlSource } {
  const { source } = element
  return source !== null && source.children === element.children && source.tag.attributes === element.attributes && source.tag.name === element.name
}

/** Appends a node as it is written where `scope` is in force. */
export function writeNode(node: XmlNode, scope: Scope, scopes: OutputScopes, out: string[]): void {
  if (node.kind === 'other') out.push(node.source)
  else if (node.kind === 'text') out.push(node.source ?? escapedText(node.text))
  else writeElement(node, scope, scopes, out)
}

function writeElement(element: XmlElement, scope: Scope, scopes: OutputScopes, out: string[]): void {
  const { source } = element
  const understood = source !== null && scope.covers(source.tag.outer)
  if (understood && isIntact(element)) {
    out.push(source.tag.text.slice(source.start, source.end))
    return
  }
  const tag = understood ? rebuiltTag(element, source, scope, scopes) : madeTag(element, scope, scopes)
  if (element.children.length === 0 && tag.empty) {
    out.push(tag.open.slice(0, -1), '/>')
    return
  }
  out.push(tag.open)
  for (const node of element.children) writeNode(node, tag.inner, scopes, out)
  out.push(tag.close)
}
