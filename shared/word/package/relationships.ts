import { utf8ToBytes } from '@noble/hashes/utils.js'
import { attr, children, element, withChildren } from '../xml/tree.ts'
import { withPart, type WordPackage } from './package.ts'
import { checkedXml, withPartRoot } from './part-xml.ts'

/** What a part points at (ECMA-376 Part 2, 6.5). */
export interface Relationship {
  readonly id: string
  readonly type: string
  /** The name of the part, or the address when external. External addresses are kept and never followed. */
  readonly target: string
  readonly external: boolean
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

/** The address of a relationship type by its last word: 'comments', 'header', 'image'. */
export function relationshipType(kind: string): string {
  return TYPES + kind
}

/** The last word of a relationship's type, the same in transitional and strict files. */
export function relationshipKind(relationship: Relationship): string {
  return relationship.type.slice(relationship.type.lastIndexOf('/') + 1)
}

/** The part that holds the relationships of a part; '' stands for the package itself. */
export function relationshipsPart(partName: string): string {
  const slash = partName.lastIndexOf('/') + 1
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`
}

/** The relationships of a part, in order; of the package itself for ''. */
export function relationshipsOf(pkg: WordPackage, partName: string): Relationship[] {
  const { root } = checkedXml(pkg, relationshipsPart(partName), 'rel:Relationships')
  return children(root, 'rel:Relationship').map((each) => {
    const external = attr(each, 'TargetMode') === 'External'
    const target = attr(each, 'Target') ?? ''
    return { id: attr(each, 'Id') ?? '', type: attr(each, 'Type') ?? '', target: external ? target : resolved(pkg, partName, target), external }
  })
}

/** The parts a part points at by a relationship of that kind. */
export function relatedParts(pkg: WordPackage, partName: string, kind: string): string[] {
  return relationshipsOf(pkg, partName)
    .filter((each) => !each.external && relationshipKind(each) === kind && pkg.parts.has(each.target))
    .map((each) => each.target)
}

function resolved(pkg: WordPackage, partName: string, target: string): string {
  const from = target.startsWith('/') ? [] : partName.split('/').slice(0, -1)
  const path: string[] = []
  for (const segment of [...from, ...target.replace(/#.*$/, '').split('/')]) {
    if (segment === '..') path.pop()
    else if (segment !== '' && segment !== '.') path.push(segment)
  }
  const name = path.join('/')
  if (pkg.parts.has(name)) return name
  const same = name.toLowerCase()
  return [...pkg.parts.keys()].find((each) => each.toLowerCase() === same) ?? name
}

const none = utf8ToBytes('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')

/** The package with relationships added to a part. A part that had none gets a list without prefixes: .NET reads no other. */
export function withRelationships(pkg: WordPackage, partName: string, added: readonly Relationship[]): WordPackage {
  const holder = relationshipsPart(partName)
  const made = added.map(({ id, type, target, external }) =>
    element('rel:Relationship', { Id: id, Type: type, Target: external ? target : relative(partName, target), TargetMode: external ? 'External' : null }),
  )
  return withPartRoot(pkg.parts.has(holder) ? pkg : withPart(pkg, holder, none), holder, 'rel:Relationships', (root) => withChildren(root, [...root.children, ...made]))
}

/** The package with one more relationship, and its id: the first 'rId…' not taken. */
export function withRelationship(pkg: WordPackage, partName: string, added: Omit<Relationship, 'id'>): { pkg: WordPackage; id: string } {
  const taken = new Set(relationshipsOf(pkg, partName).map((each) => each.id))
  let number = taken.size + 1
  while (taken.has(`rId${number}`)) number++
  const id = `rId${number}`
  return { pkg: withRelationships(pkg, partName, [{ ...added, id }]), id }
}

/** The package without a relationship. */
export function withoutRelationship(pkg: WordPackage, partName: string, id: string): WordPackage {
  return withPartRoot(pkg, relationshipsPart(partName), 'rel:Relationships', (root) =>
    withChildren(root, root.children.filter((each) => each.kind !== 'element' || attr(each, 'Id') !== id)),
  )
}

function relative(partName: string, target: string): string {
  const folder = partName.slice(0, partName.lastIndexOf('/') + 1)
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`
}
