import { figure, type Line } from '#test/bench/line.ts'
import type { Measured } from '#test/bench/topic.ts'
import { importFigures } from '#test/shared/document/import-figures.ts'

/** How much of real agreements an import keeps and recognises. */
export async function measureImport(): Promise<Measured> {
  const figures = importFigures()
  if (figures === null) return { lines: [], notes: ['import skipped: corpus not present'] }
  const { files, whole, notWhole, plain, recognised, milliseconds, slowest } = figures
  const lines: Line[] = [
    figure(`imported texts kept whole (${files} files)`, '%', [(whole / files) * 100], { of: 'ours', least: 100 }),
    figure(`plainly numbered clauses recognised (${plain})`, '%', [(recognised / plain) * 100]),
    figure('importing one text, on average', 'ms', [milliseconds / files]),
    figure('importing the slowest text', 'ms', [slowest.milliseconds]),
  ]
  return { lines, notes: notWhole.map((file) => `Not kept whole: ${file}`) }
}
