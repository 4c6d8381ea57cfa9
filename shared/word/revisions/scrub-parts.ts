import { detachPart } from '../package/detach.ts'
import type { WordPackage } from '../package/package.ts'
import { partXml } from '../package/part-xml.ts'
import { relationshipKind, relationshipsOf, withoutRelationship, type Relationship } from '../package/relationships.ts'
import { children, isElement, withChildren, type XmlElement } from '../xml/tree.ts'
import type { ScrubKind, ScrubTally } from './scrub-tally.ts'

/** Words of the extended properties that count pages or name the program (ECMA-376 Part 1, 22.2.2): all others tell of people, places or habits. */
const HARMLESS = new Set(
  ['Pages', 'Words', 'Characters', 'CharactersWithSpaces', 'Lines', 'Paragraphs', 'Application', 'AppVersion', 'DocSecurity', 'ScaleCrop', 'LinksUpToDate', 'SharedDoc', 'HyperlinksChanged'].map((name) => `ep:${name}`),
)

/** Core and extended properties without what they tell. */
export function withoutProperties(root: XmlElement, part: string, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): XmlElement {
  if (keeps.has('properties')) return root
  const gone = children(root).filter((each) => root.name !== 'ep:Properties' || !HARMLESS.has(each.name))
  tally.add('properties', part, gone.length)
  return withChildren(root, root.children.filter((node) => !isElement(node) || !gone.includes(node)))
}

/** Whole parts that go, by the relationship that leads to them. */
const PARTS: Readonly<Record<string, ScrubKind>> = {
  comments: 'comments',
  commentsExtended: 'comments',
  commentsIds: 'comments',
  commentsExtensible: 'comments',
  people: 'people',
  customXml: 'custom-xml',
  'custom-properties': 'properties',
  thumbnail: 'thumbnail',
  documenttasks: 'people',
  classificationlabels: 'properties',
  // A signature names its signer, and what is changed is no longer what was signed.
  origin: 'properties',
  printerSettings: 'paths',
}

/** Relationships that only lead out of the file, to where it was made or its data lay (17.15.1.5, 17.14.30, 17.14.15). */
const OUTWARD: ReadonlySet<string> = new Set(['attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'transform'])

/** The package without the parts that tell something, and what only they used. */
export function withoutParts(pkg: WordPackage, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): WordPackage {
  const holders = ['', ...pkg.parts.keys()].filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml')
  let changed = pkg
  for (const holder of holders) {
    for (const each of relationshipsOf(changed, holder)) {
      const kind = PARTS[relationshipKind(each)]
      if (OUTWARD.has(relationshipKind(each)) && !keeps.has('template-path')) changed = withoutRelationship(changed, holder, each.id)
      else if (kind !== undefined && !keeps.has(kind) && !each.external && changed.parts.has(each.target)) changed = withoutWholePart(changed, each.target, kind, tally)
    }
  }
  return changed
}

function withoutWholePart(pkg: WordPackage, name: string, kind: ScrubKind, tally: ScrubTally): WordPackage {
  const xml = partXml(pkg, name)
  const entries = kind === 'comments' || kind === 'people' ? (xml.ok && xml.value !== null ? children(xml.value.root).length : 0) : 1
  const isList = /comments(?:Extended|Ids|Extensible)/i.test(name)
  tally.add(kind, name, isList ? 0 : Math.max(entries, kind === 'comments' ? 0 : 1))
  return withoutOrphans(detachPart(pkg, name), relationshipsOf(pkg, name))
}

/** Without the parts that only what went led to: a comment's pictures, a custom part's properties, a signature. */
function withoutOrphans(pkg: WordPackage, led: readonly Relationship[]): WordPackage {
  return led.reduce((changed, { external, target }) => {
    if (external || !changed.parts.has(target) || isNamed(changed, target)) return changed
    return withoutOrphans(detachPart(changed, target), relationshipsOf(changed, target))
  }, pkg)
}

function isNamed(pkg: WordPackage, target: string): boolean {
  return ['', ...pkg.parts.keys()].some((holder) => !holder.endsWith('.rels') && holder !== '[Content_Types].xml' && relationshipsOf(pkg, holder).some((each) => !each.external && each.target === target))
}
