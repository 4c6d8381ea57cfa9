import { withoutContentType } from './content-types.ts'
import { withoutPart, type WordPackage } from './package.ts'
import { relationshipsOf, relationshipsPart, withoutRelationship } from './relationships.ts'

/** The package without a part, its relationships, and everything in the package that points at it. */
export function detachPart(pkg: WordPackage, name: string): WordPackage {
  if (!pkg.parts.has(name)) return pkg
  const without = withoutContentType(withoutPart(withoutPart(pkg, name), relationshipsPart(name)), name)
  return ['', ...without.parts.keys()].reduce((changed, from) => {
    if (from !== '' && !changed.parts.has(relationshipsPart(from))) return changed
    return relationshipsOf(changed, from)
      .filter((each) => !each.external && each.target === name)
      .reduce((fewer, each) => withoutRelationship(fewer, from, each.id), changed)
  }, without)
}
