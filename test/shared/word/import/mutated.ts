import { readPackage, mainPart } from '#shared/word/package/read-package.ts'
import { partXml, withPartXml } from '#shared/word/package/part-xml.ts'
import { writePackage } from '#shared/word/package/package.ts'
import { withRoot, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** One thing that goes wrong in a file: numbers choose where and what. */
export interface Mutation {
  readonly at: number
  readonly kind: number
  readonly other: number
}

function elementsOf(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const look = (parent: XmlElement): void => {
    for (const node of parent.children) {
      if (node.kind !== 'element') continue
      found.push(node)
      look(node)
    }
  }
  look(root)
  return found
}

function replaced(parent: XmlElement, target: XmlElement, by: readonly XmlNode[]): XmlElement {
  return { ...parent, children: parent.children.flatMap((node) => (node === target ? by : node.kind === 'element' ? [replaced(node, target, by)] : [node])) }
}

function mutated(root: XmlElement, { at, kind, other }: Mutation): XmlElement {
  const elements = elementsOf(root)
  const target = elements[at % Math.max(elements.length, 1)]
  const second = elements[other % Math.max(elements.length, 1)]
  if (target === undefined || second === undefined) return root
  switch (kind % 6) {
    case 0:
      return replaced(root, target, [])
    case 1:
      return replaced(root, target, [target, target])
    case 2:
      return replaced(root, target, target.children.filter((node) => node.kind === 'element'))
    case 3:
      return replaced(root, target, [second])
    case 4:
      return replaced(root, target, [{ ...target, attributes: [] }])
    default:
      return replaced(root, target, [{ ...target, attributes: target.attributes.map((each) => ({ ...each, value: ['-1', '', '99999999999', 'x'][other % 4] ?? '' })) }])
  }
}

/** The file with its main part taken apart. */
export function mutatedDocx(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const pkg = readPackage(bytes)
  const main = pkg.ok ? mainPart(pkg.value) : null
  if (!pkg.ok || main === null) throw new Error('no Word file')
  const part = partXml(pkg.value, main)
  if (!part.ok || part.value === null) throw new Error('no main part')
  const root = mutations.reduce(mutated, part.value.root)
  return writePackage(withPartXml(pkg.value, main, withRoot(part.value, root)))
}
