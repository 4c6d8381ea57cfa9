import { inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import { appearanceStream } from '#electron/signing/appearance.ts'
import type { AppearanceRequest } from '#electron/signing/appearance.ts'
import { outlineText } from '#electron/signing/glyph-outlines.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { fieldPlan, preparedPdf } from './base-pdfs.ts'
import { quickKey } from './identities.ts'
import { pdfsig, qpdfCheck, renderedPage } from './pdf-tools.ts'
import { pngFile } from './png-file.ts'

const SIZES = [{ width: 180, height: 56 }, { width: 240, height: 80 }, { width: 60, height: 30 }, { width: 400, height: 40 }]
const WAVE: [number, number, number][] = Array.from({ length: 120 }, (_, i) => [20 + i * 4, 100 + 60 * Math.sin(i / 7), 0.5])
const DRAWN: SignatureMark = { kind: 'drawn', strokes: [WAVE, [[20, 180, 0.2], [480, 185, 0.9]]], width: 500, height: 200 }
const MARKS: Record<string, SignatureMark> = {
  drawn: DRAWN,
  'one dot among strokes': { kind: 'drawn', strokes: [WAVE, [[250, 20, 0.5]]], width: 500, height: 200 },
  'a level line': { kind: 'drawn', strokes: [[[0, 100, 0.5], [500, 100, 0.5]]], width: 500, height: 200 },
  'typed short': { kind: 'typed', text: 'A', face: 'dancing-script' },
  'typed long': { kind: 'typed', text: 'Alexandra Featherstonehaugh-Montgomery von und zu Hohenlohe', face: 'great-vibes' },
  'typed beyond the fonts': { kind: 'typed', text: 'Łukasz Ż. Иван 王小明 שלום 😀', face: 'caveat' },
}

function request(mark: SignatureMark, size: { width: number; height: number }, more: Partial<AppearanceRequest> = {}): AppearanceRequest {
  return { ...size, appearance: { mark, capacity: 'Managing Director', timeZone: 'Europe/Berlin' }, signerName: 'Ann Archer', signedAt: '2026-03-04T08:30:00.000Z', fingerprint: '9f2c41ab03de77c1'.repeat(4), ...more }
}

async function contentOf(asked: AppearanceRequest): Promise<{ dictionary: string; content: string }> {
  let number = 7
  const { form, objects } = await appearanceStream(asked, () => number++)
  const value = Buffer.from(objects.find((object) => object.number === form)?.value ?? [])
  const start = value.indexOf('stream\n') + 7
  const dictionary = value.subarray(0, start).toString('latin1')
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  return { dictionary, content: inflateSync(value.subarray(start, start + length)).toString('latin1') }
}

/** Every point a path names, through the one matrix that may stand around it. */
function pointsOf(content: string): [number, number][] {
  const points: [number, number][] = []
  let [scale, dx, dy] = [1, 0, 0]
  for (const line of content.split('\n')) {
    const numbers = line.split(' ').map(Number)
    if (line.endsWith(' cm')) [scale, dx, dy] = [Number(line.split(' ')[1]), Number(line.split(' ')[5]), Number(line.split(' ')[6])]
    else if (line === 'f Q') [scale, dx, dy] = [1, 0, 0]
    else if (/ [mlc]$/.test(line)) for (let i = 0; i + 1 < numbers.length - 1; i += 2) points.push([dx + scale * (numbers[i] ?? 0), dy + scale * (numbers[i + 1] ?? 0)])
  }
  return points
}

describe('the appearance of a signature', () => {
  describe.each(SIZES)('$width × $height points', (size) => {
    it.each(Object.entries(MARKS))('keeps %s inside its field', async (_, mark) => {
      const { dictionary, content } = await contentOf(request(mark, size))
      expect(dictionary).toContain(`/BBox [0 0 ${size.width} ${size.height}]`)
      const points = pointsOf(content)
      expect(points.length).toBeGreaterThan(8)
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(-0.05)
        expect(y).toBeGreaterThanOrEqual(-0.05)
        expect(x).toBeLessThanOrEqual(size.width + 0.05)
        expect(y).toBeLessThanOrEqual(size.height + 0.05)
      }
    })
  })

  it('holds only paths and colours: no fonts, no text, no number a reader could stumble over', async () => {
    for (const mark of Object.values(MARKS)) {
      const { dictionary, content } = await contentOf(request(mark, { width: 180, height: 56 }))
      expect(dictionary).not.toContain('/Font')
      for (const line of content.split('\n')) expect(line).toMatch(/^(q|Q|f|h|f Q|q( -?\d+(\.\d+)?){6} cm|(-?\d+(\.\d+)? )+(m|l|c|rg)|[\d. ]+ RG [\d. ]+ w [\d. ]+ m [\d. ]+ l S)$/)
    }
  })

  it('shows nothing in a field without area, and the mark alone in a small one', async () => {
    expect((await contentOf(request(DRAWN, { width: 0, height: 0 }))).content).toBe('q\nQ')
    expect((await contentOf(request(DRAWN, { width: 60, height: 30 }))).content).not.toContain(' S')
  })

  it('keeps to its field whatever name and capacity are given', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 })
    await fc.assert(fc.asyncProperty(words, words, async (signerName, capacity) => {
      const mark: SignatureMark = { kind: 'typed', text: 'A', face: 'caveat' }
      const { content } = await contentOf(request(mark, { width: 180, height: 56 }, { signerName, appearance: { mark, capacity } }))
      expect(content).not.toMatch(/NaN|Infinity|e-/)
      for (const [x] of pointsOf(content)) expect(x).toBeLessThanOrEqual(181)
    }), { numRuns: 60 })
  })

  it('cuts a name that no size would fit', async () => {
    const mark: SignatureMark = { kind: 'typed', text: 'A', face: 'caveat' }
    for (const signerName of ['W'.repeat(200), 'Wilhelmina '.repeat(30)]) {
      const { content } = await contentOf(request(mark, { width: 180, height: 56 }, { signerName, appearance: { mark, capacity: signerName } }))
      for (const [x] of pointsOf(content)) expect(x).toBeLessThanOrEqual(178)
    }
  })

  it('is drawn where the field is, and nowhere else', async () => {
    const plan = fieldPlan('supplier', 0, { rectangle: { x: 300, y: 100, width: 180, height: 56 } })
    const base = await preparedPdf('table', { pages: 1, fields: [plan] })
    using key = await quickKey('Ann')
    for (const [name, mark] of Object.entries({ ...MARKS, png: { kind: 'image', png: picture() } as const })) {
      const signed = await signIncrement({ pdf: base, field: 'supplier', key, signerName: 'Ann Archer', signedAt: '2026-03-04T08:30:00.000Z', appearance: { mark }, certify: true, lock: false })
      expect(() => qpdfCheck(signed)).not.toThrow()
      expect(pdfsig(signed)).toEqual([{ name: 'supplier', valid: true, total: true }])
      const [before, after] = [renderedPage(base), renderedPage(signed)]
      const changed = changedBox(before, after)
      expect([name, changed.pixels > 100]).toEqual([name, true])
      expect(changed.left).toBeGreaterThanOrEqual(299)
      expect(changed.right).toBeLessThanOrEqual(481)
      expect(changed.top).toBeGreaterThanOrEqual(841.89 - 157)
      expect(changed.bottom).toBeLessThanOrEqual(841.89 - 99)
    }
  })

  it('takes a photograph of a signature as JPEG', async () => {
    const base = await preparedPdf('stream', { pages: 1, fields: [fieldPlan('supplier', 0)] })
    const jpeg = renderedPage(base, 1, '-jpeg')
    using key = await quickKey('Ann')
    const appearance = { mark: { kind: 'image', png: jpeg.toString('base64') } } as const
    const signed = await signIncrement({ pdf: base, field: 'supplier', key, signerName: 'Ann', signedAt: '2026-03-04T08:30:00.000Z', appearance, certify: true, lock: false })
    expect(() => qpdfCheck(signed)).not.toThrow()
    expect(changedBox(renderedPage(base), renderedPage(signed)).pixels).toBeGreaterThan(500)
  })
})

describe('outlined text', () => {
  it('has a shape for every character, in a font or as a box', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('inter', 'caveat', 'great-vibes', 'dancing-script'), async (text, typeface) => {
      const outlined = await outlineText(text, typeface)
      expect(Number.isFinite(outlined.width)).toBe(true)
      if (/[\p{L}\p{N}]/u.test(text)) expect(outlined.glyphs.some(({ outline }) => outline.operators !== '')).toBe(true)
    }), { numRuns: 60 })
  })

  it('sets its letters one after another', async () => {
    for (const typeface of ['inter', 'caveat', 'great-vibes', 'dancing-script'] as const) {
      const { glyphs, bounds, width } = await outlineText('Łukasz Ω Archer 王', typeface)
      expect(glyphs.map(({ x }) => x)).toEqual(glyphs.map(({ x }) => x).toSorted((a, b) => a - b))
      expect(new Set(glyphs.map(({ x }) => x)).size).toBe(glyphs.length)
      expect(Math.abs(bounds.right - width)).toBeLessThan(0.6)
    }
  })

  it('grows with the words', async () => {
    expect((await outlineText('Ann Archer', 'inter')).width).toBeGreaterThan((await outlineText('Ann', 'inter')).width)
    expect((await outlineText('', 'inter')).width).toBe(0)
  })

  it('takes what one face lacks from its other files, then from Inter, then from a box', async () => {
    const operators = async (text: string, typeface: 'caveat' | 'inter' | 'great-vibes'): Promise<string> => (await outlineText(text, typeface)).glyphs.map(({ outline }) => outline.operators).join()
    expect(await operators('ř', 'caveat')).not.toBe(await operators('ř', 'inter'))
    expect(await operators('Ω', 'caveat')).toBe(await operators('Ω', 'inter'))
    expect(await operators('王', 'caveat')).toBe(await operators('字', 'inter'))
  })
})

function picture(): string {
  const rows = Array.from({ length: 40 }, (_, row) => Buffer.concat(Array.from({ length: 100 }, (_pixel, column) => Buffer.of(20, 30, 90, (row + column) % 20 < 10 ? 255 : 0))))
  return pngFile({ width: 100, depth: 8, colour: 6, rows }).toString('base64')
}

interface ChangedBox { left: number; right: number; top: number; bottom: number; pixels: number }

function changedBox(before: Buffer, after: Buffer): ChangedBox {
  const header = /^P6\s(\d+) (\d+)\s255\s/.exec(before.subarray(0, 40).toString('latin1'))
  const width = Number(header?.[1])
  const start = header?.[0].length ?? 0
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity, pixels: 0 }
  for (let at = start; at < before.length; at += 3) {
    if (before.subarray(at, at + 3).equals(after.subarray(at, at + 3))) continue
    const pixel = (at - start) / 3
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x + 1)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y + 1)
    box.pixels++
  }
  return box
}
