import type { WordPackage } from '../package/package.ts'
import { withPartRoot } from '../package/part-xml.ts'
import { relationshipsOf, relationshipsPart } from '../package/relationships.ts'
import { attr, isElement, withAttribute, withChildren } from '../xml/tree.ts'
import type { ScrubTally } from './scrub-tally.ts'

/** Whether a value is a place on somebody's disk. */
export function isPath(value: string): boolean {
  return /^(?:file:\/\/|[A-Za-z]:[\\/]|\\\\|\/(?:Users|home|private|Volumes|tmp|var)\/)/.test(value)
}

/** The last name of a path: what the file is called. */
export function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** The package with pictures and links that lie on somebody's disk named by their last name only. */
export function withoutOutwardPaths(pkg: WordPackage, tally: ScrubTally): WordPackage {
  const holders = ['', ...pkg.parts.keys()].filter((name) => pkg.parts.has(relationshipsPart(name)))
  return holders.reduce((changed, holder) => {
    const told = new Set(relationshipsOf(changed, holder).filter(({ external, target }) => external && isPath(target)).map(({ id }) => id))
    if (told.size === 0) return changed
    tally.add('paths', relationshipsPart(holder), told.size)
    return withPartRoot(changed, relationshipsPart(holder), 'rel:Relationships', (root) =>
      withChildren(root, root.children.map((node) => (isElement(node) && told.has(attr(node, 'Id') ?? '') ? withAttribute(node, 'Target', lastOf(attr(node, 'Target') ?? '')) : node))),
    )
  }, pkg)
}
