import { accepted, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '../fault.ts'
import { writePackage, type WordPackage } from '../package/package.ts'
import { partXml, withPartXml } from '../package/part-xml.ts'
import { readPackage } from '../package/read-package.ts'
import type { WordRefusal } from '../refusals.ts'
import { withRoot, type XmlElement } from '../xml/tree.ts'
import { deciding, type Decision, type RevisionChoice } from './deciding.ts'
import { withoutFieldRemains } from './field-remains.ts'
import { withoutLostNotes } from './lost-notes.ts'
import { withoutStrandedPairs } from './markers.ts'
import { trackedParts } from './parts.ts'
import { resolveElement } from './resolve-content.ts'

/**
 * Accepts or rejects the tracked changes of a Word file, all or those of an author or of kinds, in every part: body, headers,
 * footers, notes, comments, text boxes, styles (ECMA-376 Part 1, 17.13.5). Everything else keeps its XML, untouched parts their
 * bytes. Refusals: those of `readPackage`.
 */
export function resolveDocx(bytes: Uint8Array, decision: Decision, choice: RevisionChoice = {}): Result<Uint8Array, WordRefusal> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg
  const resolved = guardedResult(() => resolvePackage(pkg.value, decision, choice))
  return resolved.ok ? accepted(writePackage(resolved.value)) : resolved
}

/** The same for an open package. */
export function resolvePackage(pkg: WordPackage, decision: Decision, choice: RevisionChoice = {}): Result<WordPackage, WordRefusal> {
  let resolved = pkg
  for (const name of trackedParts(pkg)) {
    const xml = partXml(pkg, name)
    if (!xml.ok) return xml
    if (xml.value !== null) resolved = withPartXml(resolved, name, withRoot(xml.value, resolveRoot(xml.value.root, decision, choice)))
  }
  return accepted(withoutLostNotes(pkg, resolved))
}

/** The root of a part with the decision made; the same object when there was nothing to decide. */
export function resolveRoot(root: XmlElement, decision: Decision, choice: RevisionChoice = {}): XmlElement {
  const made = deciding(root, decision, choice)
  return withoutFieldRemains(root, withoutStrandedPairs(resolveElement(root, made, false) ?? root, made))
}
