import type { Result } from '#shared/lib/result.ts'
import type { WordRefusal } from '../refusals.ts'
import { escapedValue } from './characters.ts'
import { guarded } from '../fault.ts'
import { KNOWN_KEYS, namespaceAddress } from './namespaces.ts'
import { OutputScopes } from './output-scopes.ts'
import { readNodes } from './parse.ts'
import { Scope } from './scope.ts'
import { writeNode } from './serialize.ts'
import { element, type XmlNode } from './tree.ts'

const CANONICAL = new Scope(new Map(KNOWN_KEYS.filter((key) => key !== 'xml').map((key) => [key, namespaceAddress(key, false)])), null)

/**
 * Nodes as XML text with canonical prefixes and without namespace declarations, but for namespaces without a known prefix, which
 * the element that needs them declares. The same nodes give the same text, whatever part they came from.
 */
export function fragmentText(nodes: readonly XmlNode[]): string {
  return nodes.map(canonicalText).join('')
}

function canonicalText(node: XmlNode): string {
  const scopes = new OutputScopes(CANONICAL)
  const out: string[] = []
  writeNode(withoutSources(node), scopes.root, scopes, out)
  if (scopes.added.size === 0) return out.join('')
  const declarations = [...scopes.added].map(([prefix, address]) => ` xmlns:${prefix}="${escapedValue(address)}"`).join('')
  return out.join('').replace(/^<[^\s/>]+/, (start) => start + declarations)
}

function withoutSources(node: XmlNode): XmlNode {
  if (node.kind === 'element') return element(node.name, node.attributes, node.children.map(withoutSources))
  return node.kind === 'text' ? { ...node, source: null } : node
}

/** Reads what `fragmentText` wrote. The nodes have no source: they are written with the prefixes of the part they are put into. */
export function parseFragment(text: string): Result<XmlNode[], WordRefusal> {
  return guarded(() => readNodes(text, CANONICAL, false).map(withoutSources))
}
