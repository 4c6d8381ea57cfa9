import { accepted, type Result } from '#shared/lib/result.ts'
import { partXml } from '../package/part-xml.ts'
import { readPackage } from '../package/read-package.ts'
import type { WordRefusal } from '../refusals.ts'
import { descendants } from '../xml/tree.ts'
import { isRevision } from './kinds.ts'
import { trackedParts } from './parts.ts'

/** How many of each revision element (ECMA-376 Part 1, 17.13.5) a Word file holds, over all its parts; by name, in the order of names. */
export function revisionCensus(bytes: Uint8Array): Result<Record<string, number>, WordRefusal> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg
  const counts = new Map<string, number>()
  for (const part of trackedParts(pkg.value)) {
    const xml = partXml(pkg.value, part)
    if (!xml.ok) return xml
    for (const { name } of xml.value === null ? [] : descendants(xml.value.root)) if (isRevision(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return accepted(Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))))
}
