import { accepted, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '../fault.ts'
import { contentTypeOf } from '../package/content-types.ts'
import { withoutEntryTimes, writePackage, type WordPackage } from '../package/package.ts'
import { partXml, withPartXml } from '../package/part-xml.ts'
import { mainPart, readPackage } from '../package/read-package.ts'
import { relatedParts } from '../package/relationships.ts'
import type { WordRefusal } from '../refusals.ts'
import { children, isElement, withChildren, withRoot, type XmlElement } from '../xml/tree.ts'
import { withoutComments, type CommentSaid } from './scrub-comments.ts'
import { hiddenIn, type IsHidden } from './hidden-runs.ts'
import { withoutHiddenText } from './scrub-hidden.ts'
import { withoutMarks } from './scrub-marks.ts'
import { withoutParts, withoutProperties } from './scrub-parts.ts'
import { withoutOutwardPaths } from './scrub-paths.ts'
import { ScrubTally, type Scrubbed, type ScrubKind } from './scrub-tally.ts'

/** A scrubbed file, and what was taken out of it. */
export interface ScrubbedWord {
  readonly bytes: Uint8Array
  readonly removed: Scrubbed[]
}

/**
 * A Word file without what its readers are not meant to learn: who wrote and when (revisions stay, by "Author"), revision ids,
 * document properties, custom XML, comments, hidden text, people, thumbnail, variables, paths, when its parts were packed. `keeps` names
 * what stays all the same. A Word file does not say which comments are internal, so all go, unless `isInternal` chooses: then those it names
 * go, with the replies to them. Every part not concerned keeps its bytes. Refusals: those of `readPackage`.
 */
export function scrubDocx(bytes: Uint8Array, keeps: readonly ScrubKind[] = [], isInternal: ((comment: CommentSaid) => boolean) | null = null): Result<ScrubbedWord, WordRefusal> {
  return guardedResult(() => scrubbed(bytes, keeps, isInternal))
}

function scrubbed(bytes: Uint8Array, keeps: readonly ScrubKind[], isInternal: ((comment: CommentSaid) => boolean) | null): Result<ScrubbedWord, WordRefusal> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg
  const tally = new ScrubTally()
  const kept = new Set([...keeps, ...(isInternal === null ? [] : (['comments'] as const))])
  const hiding = readRoot(pkg.value, relatedParts(pkg.value, mainPart(pkg.value) ?? '', 'styles')[0])
  if (!hiding.ok) return hiding
  const isHidden = hiddenIn(hiding.value)
  const chosen = isInternal === null || keeps.includes('comments') ? pkg.value : withoutComments(pkg.value, isInternal, tally)
  const bare = withoutParts(chosen, kept, tally)
  let changed = withoutEntryTimes(kept.has('paths') ? bare : withoutOutwardPaths(bare, tally))
  for (const name of changed.parts.keys()) {
    const type = contentTypeOf(changed, name) ?? ''
    if (!/(?:wordprocessingml|core-properties|extended-properties|ms-word)[^/]*\+xml$/.test(type)) continue
    const xml = partXml(changed, name)
    if (!xml.ok) return xml
    if (xml.value === null) continue
    const root = type.endsWith('properties+xml') ? withoutProperties(xml.value.root, name, kept, tally) : scrubbedRoot(xml.value.root, name, isHidden, kept, tally)
    changed = withPartXml(changed, name, withRoot(xml.value, root))
  }
  return accepted({ bytes: writePackage(changed), removed: tally.list() })
}

function readRoot(pkg: WordPackage, name: string | undefined): Result<XmlElement | null, WordRefusal> {
  const xml = name === undefined ? accepted(null) : partXml(pkg, name)
  return xml.ok ? accepted(xml.value?.root ?? null) : xml
}

/** Settings that name a place outside the file: its template (17.15.1.6), the data of its letters (17.14.20), schemas. */
const OUTWARD: ReadonlySet<string> = new Set(['w:attachedTemplate', 'w:mailMerge', 'w:attachedSchema', 'w:saveThroughXslt'])

function scrubbedRoot(root: XmlElement, part: string, isHidden: IsHidden, keeps: ReadonlySet<ScrubKind>, tally: ScrubTally): XmlElement {
  const visible = keeps.has('hidden-text') ? root : withoutHiddenText(root, isHidden, () => tally.add('hidden-text', part))
  const without = withoutMarks(visible, keeps, (kind) => tally.add(kind, part))
  const templates = keeps.has('template-path') ? [] : children(without).filter(({ name }) => OUTWARD.has(name))
  tally.add('template-path', part, templates.length)
  return withChildren(without, without.children.filter((node) => !isElement(node) || !templates.includes(node)))
}
