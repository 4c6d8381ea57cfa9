import { accepted, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '../fault.ts'
import { contentTypeOf } from '../package/content-types.ts'
import { detachPart } from '../package/detach.ts'
import { writePackage, type WordPackage } from '../package/package.ts'
import { partXml, withPartXml } from '../package/part-xml.ts'
import { mainPart, readPackage } from '../package/read-package.ts'
import { relatedParts, relationshipKind, relationshipsOf, withoutRelationship } from '../package/relationships.ts'
import type { WordRefusal } from '../refusals.ts'
import { children, isElement, withChildren, withRoot, type XmlElement } from '../xml/tree.ts'
import { hidingStyles, withoutHiddenText } from './scrub-hidden.ts'
import { withoutMarks } from './scrub-marks.ts'
import { ScrubTally, type Scrubbed, type ScrubKind } from './scrub-tally.ts'

/** A scrubbed file, and what was taken out of it. */
export interface ScrubbedWord {
  readonly bytes: Uint8Array
  readonly removed: Scrubbed[]
}

/**
 * A Word file without what its readers are not meant to learn: who wrote and when (revisions stay, by "Author"), revision ids,
 * document properties, custom XML, comments, hidden text, people, thumbnail, variables, the template's path. `keeps` names what
 * stays all the same. Every part not concerned keeps its bytes. Refusals: those of `readPackage`.
 */
export function scrubDocx(bytes: Uint8Array, keeps: readonly ScrubKind[] = []): Result<ScrubbedWord, WordRefusal> {
  return guardedResult(() => scrubbed(bytes, keeps))
}

function scrubbed(bytes: Uint8Array, keeps: readonly ScrubKind[]): Result<ScrubbedWord, WordRefusal> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg
  const tally = new ScrubTally()
  const kept = new Set(keeps)
  const hiding = readRoot(pkg.value, relatedParts(pkg.value, mainPart(pkg.value) ?? '', 'styles')[0])
  if (!hiding.ok) return hiding
  const styles = hidingStyles(hiding.value, 'character')
  let changed = withoutParts(pkg.value, kept, tally)
  for (const name of changed.parts.keys()) {
    const type = contentTypeOf(changed, name) ?? ''
    if (!/(?:wordprocessingml|core-properties|extended-properties|ms-word)[^/]*\+xml$/.test(type)) continue
    const xml = partXml(changed, name)
    if (!xml.ok) return xml
    if (xml.value === null) continue
    const root = type.endsWith('properties+xml') ? withoutProperties(xml.value.root, name, kept, tally) : scrubbedRoot(xml.value.root, name, styles, kept, tally)
    changed = withPartXml(changed, name, withRoot(xml.value, root))
  }
  return accepted({ bytes: writePackage(changed), removed: tally.list() })
}

function readRoot(pkg: WordPackage, name: string | undefined): Result<XmlElement | null, WordRefusal> {
  const xml = name === undefined ? accepted(null) : partXml(pkg, name)
  return xml.ok ? accepted(xml.value?.root ?? null) : xml
}

function scrubbedRoot(root: XmlElement, part: string, styles: ReadonlySet<string>, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): XmlElement {
  const visible = keeps.has('hidden-text') ? root : withoutHiddenText(root, styles, () => tally.add('hidden-text', part))
  const without = withoutMarks(visible, keeps, (kind) => tally.add(kind, part))
  const templates = keeps.has('template-path') ? [] : children(without, 'w:attachedTemplate')
  tally.add('template-path', part, templates.length)
  return withChildren(without, without.children.filter((node) => !isElement(node) || !templates.includes(node)))
}

/** Words of the extended properties that name people, places or habits (ECMA-376 Part 1, 22.2.2). */
const TELLING = new Set(['ep:Company', 'ep:Manager', 'ep:Template', 'ep:TotalTime', 'ep:HyperlinkBase'])

function withoutProperties(root: XmlElement, part: string, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): XmlElement {
  if (keeps.has('properties')) return root
  const gone = children(root).filter((each) => root.name !== 'ep:Properties' || TELLING.has(each.name))
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
}

function withoutParts(pkg: WordPackage, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): WordPackage {
  const holders = ['', ...pkg.parts.keys()].filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml')
  let changed = pkg
  for (const holder of holders) {
    for (const each of relationshipsOf(changed, holder)) {
      const kind = PARTS[relationshipKind(each)]
      if (relationshipKind(each) === 'attachedTemplate' && !keeps.has('template-path')) changed = withoutRelationship(changed, holder, each.id)
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
  const inner = relationshipsOf(pkg, name).filter((each) => !each.external && relationshipKind(each) === 'customXmlProps')
  return inner.reduce((fewer, each) => detachPart(fewer, each.target), detachPart(pkg, name))
}
