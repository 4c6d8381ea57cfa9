import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { keepVariant } from '#test/e2e/pages/screens.ts'

interface Axe {
  readonly run: (context: object, options: object) => ReturnType<AxeBuilder['analyze']>
}

const require = createRequire(import.meta.url)
const axe = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

const everyRule = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const
const colourRules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const

/**
 * axe is put into the page once and runs there, which is right for a window without frames and several times faster than a page of its own
 * for each run.
 */
async function faults(page: Page, runOnly: typeof everyRule | typeof colourRules, parts: readonly string[]): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    ([include, rules]) => {
      const { axe } = window as Window & { axe?: Axe }
      if (axe === undefined) throw new Error('axe is not in the page')
      return axe.run({ include }, { resultTypes: ['violations'], runOnly: rules })
    },
    [parts.length === 0 ? ['body'] : parts, runOnly] as const,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target, html, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${html}: ${failureSummary ?? ''}`))
}

/** What axe calls serious or critical on the page, or in parts of it, in a line each that says where. */
export function seriousFaults(page: Page, ...parts: readonly string[]): Promise<string[]> {
  return faults(page, everyRule, parts)
}

/** In the page: waits until it is drawn with its new colours, and ends whatever still passes from the old to the new. */
async function settle(): Promise<void> {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  await drawn()
  for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  await drawn()
}

export interface Looked {
  /** What must be there, whatever the width. */
  readonly ready?: Locator
  /** The parts that are looked at; the whole page when absent. */
  readonly parts?: readonly string[]
  readonly widths?: readonly [wide: number, narrow: number]
  readonly height?: number
}

/**
 * Serious faults of what the page shows, by day and by night, wide and narrow, by the name of the station; a picture of each is kept. The
 * page is changed in place and left wide, by day. By night only colours are judged: nothing else is different.
 */
export async function faultsInEveryLight(page: Page, name: string, { ready, parts = [], widths: [wide, narrow] = [1440, 700], height = 900 }: Looked = {}): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [colorScheme, width] of [['light', wide], ['dark', wide], ['dark', narrow], ['light', narrow]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    if (ready !== undefined) await expect(ready).toBeVisible()
    await page.evaluate(settle)
    const station = `${name}-${colorScheme}-${width}`
    await keepVariant(page, station)
    const serious = await faults(page, colorScheme === 'light' ? everyRule : colourRules, parts)
    if (serious.length > 0) found[station] = serious
  }
  await page.setViewportSize({ width: wide, height })
  return found
}
