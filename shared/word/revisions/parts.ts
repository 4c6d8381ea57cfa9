import { contentTypeOf } from '../package/content-types.ts'
import type { WordPackage } from '../package/package.ts'
import { storiesOf } from '../package/stories.ts'

/** The parts that can hold revisions: those with paragraphs, and the styles and numbering, whose properties can be tracked. */
export function trackedParts(pkg: WordPackage): string[] {
  const others = [...pkg.parts.keys()].filter((name) => /wordprocessingml\.(?:styles|numbering)\+xml$/.test(contentTypeOf(pkg, name) ?? ''))
  return [...storiesOf(pkg).map((each) => each.name), ...others]
}
