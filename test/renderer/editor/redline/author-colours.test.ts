import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Colour = readonly [number, number, number]

const source = (path: string): string => readFileSync(new URL(`../../../../renderer/${path}`, import.meta.url), 'utf8')
const [lightAuthors = '', darkAuthors = ''] = source('editor/redline/authors.css').split(":root[data-mantine-color-scheme='dark']")
const [lightTokens = '', darkTokens = ''] = source('lib/theme.css').split(":root[data-mantine-color-scheme='dark']")

function token(css: string, name: string): Colour {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(css)?.[1]
  if (hex === undefined) throw new Error(`--${name} is not a colour`)
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(0), part(2), part(4)]
}

const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance([r, g, b]: Colour): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** What people with full colour vision, protanopia, deuteranopia and tritanopia see (Machado, Oliveira and Fernandes 2009, severity 1). */
const visions = [
  [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
] as const

/** Oklab, in which distances are about as large as they are seen. */
function oklab(colour: readonly number[]): readonly number[] {
  const [r = 0, g = 0, b = 0] = colour
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s]
}

function seenApart(a: Colour, b: Colour): number {
  return Math.min(
    ...visions.map((vision) => {
      const seen = (colour: Colour): readonly number[] =>
        oklab(vision.map((row: readonly number[]) => Math.min(1, Math.max(0, row.reduce((sum, weight, index) => sum + weight * linear(colour[index] ?? 0), 0)))))
      const [x, y] = [seen(a), seen(b)]
      return Math.hypot(...x.map((value, index) => value - (y[index] ?? 0)))
    }),
  )
}

function mixed(a: Colour, b: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number => a[index] * share + b[index] * (1 - share)
  return [part(0), part(1), part(2)]
}

describe.each([
  ['by day', lightAuthors, lightTokens],
  ['by night', darkAuthors, darkTokens],
])('authors’ colours %s', (_when, authors, tokens) => {
  const colours = Array.from({ length: 8 }, (_colour, index) => token(authors, `author-${index + 1}`))
  const paper = token(tokens, 'paper')

  it('can be read on the paper, on commented words and in rows of their own colour', () => {
    for (const colour of colours) {
      for (const ground of [paper, token(authors, 'comment'), token(authors, 'comment-active'), mixed(colour, paper, 0.08)]) {
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('stay apart from each other and from plain words, for colour-blind eyes too', () => {
    for (const [index, colour] of colours.entries()) {
      for (const other of colours.slice(index + 1)) expect(seenApart(colour, other)).toBeGreaterThan(0.06)
      expect(seenApart(colour, token(tokens, 'ink'))).toBeGreaterThan(0.08)
    }
  })

  it('stay further apart while there are no more than three authors', () => {
    for (const [index, colour] of colours.slice(0, 3).entries()) {
      for (const other of colours.slice(index + 1, 3)) expect(seenApart(colour, other)).toBeGreaterThan(0.1)
    }
  })

  it('leave the line under a commented passage in sight', () => {
    expect(contrast(token(authors, 'comment-line'), paper)).toBeGreaterThanOrEqual(3)
    expect(contrast(token(authors, 'comment-active-line'), paper)).toBeGreaterThanOrEqual(3)
  })
})
