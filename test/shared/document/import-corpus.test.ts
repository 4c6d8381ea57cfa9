import { expect, it } from 'vitest'
import { importFigures } from '#test/shared/document/import-figures.ts'

const figures = importFigures()

it.skipIf(figures === null)('real agreements are imported whole, and their plainly numbered clauses become live', () => {
  if (figures === null) return
  const share = (part: number, all: number): string => `${((part / all) * 100).toFixed(1)} %`
  console.log(
    `import: ${figures.whole} of ${figures.files} files whole (${share(figures.whole, figures.files)}); ` +
      `${figures.recognised} of ${figures.plain} plainly numbered clauses recognised (${share(figures.recognised, figures.plain)}), ${figures.live} live in all`,
  )
  expect(figures.notWhole).toEqual([])
  expect(figures.recognised / figures.plain).toBeGreaterThan(0.95)
})

it.runIf(figures === null)('skipped: corpus not present', () => {
  console.log('skipped: corpus not present')
})
