import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../renderer/lib/theme.css', import.meta.url), 'utf8')

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const body = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'paper', 'wash'] as const

describe.each([['light', ':root'], ['dark', ":root[data-mantine-color-scheme='dark']"]])('the %s scheme', (_, selector) => {
  const colours = tokens(selector)
  const of = (name: string): string => {
    const value = colours[name]
    if (value === undefined) throw new Error(`the scheme has no ${name}`)
    return value
  }

  it.each(['ink', 'ink-soft', 'accent', 'warn', 'bad'])('writes %s readably on every ground (4.5 to 1)', ink => {
    for (const ground of grounds) expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it.each([['ink', 'accent-wash'], ['ink', 'warn-wash'], ['ink', 'bad-wash'], ['accent', 'accent-wash'], ['warn', 'warn-wash'], ['bad', 'bad-wash'], ['on-accent', 'accent']])('writes %s readably on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it('draws the lines that matter visibly (3 to 1)', () => {
    for (const ground of grounds) expect(contrast(of('line-strong'), of(ground)), ground).toBeGreaterThanOrEqual(3)
  })

  it('keeps the document the brightest surface', () => {
    expect(luminance(of('paper'))).toBeGreaterThan(luminance(of('canvas')))
  })
})
