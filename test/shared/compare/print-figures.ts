import { filerPairs, versionPairs } from '#test/shared/compare/corpus-pairs.ts'
import { comparisonFigures, figuresText } from '#test/shared/compare/figures.ts'

/** Prints how our redlines of real texts measure: `node test/shared/compare/print-figures.ts`. */
for (const [what, pairs] of [['versions', versionPairs()], ['texts of one filer', filerPairs()]] as const) {
  console.log(pairs.length === 0 ? `${what}: skipped: corpus not present` : figuresText(what, comparisonFigures(pairs)))
}
