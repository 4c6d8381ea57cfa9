/** A glyph to be put into a font file: its advance width and its contours, in font units. */
export interface FontGlyph {
  readonly codePoint: number
  readonly advance: number
  /** Contours of points; those off the curve are the control points of quadratic curves. */
  readonly contours: readonly (readonly ContourPoint[])[]
}

export interface ContourPoint {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

/** What a whole font says of itself, in font units. */
export interface FontMetrics {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
}

interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/**
 * A TrueType file (ISO/IEC 14496-22) of just these glyphs, with what PDF asks of an embedded one (ISO 32000-2, 9.9): glyph 0 is empty,
 * the others follow in the order given. Code points of the basic plane are in its (3, 1) cmap.
 */
export function trueTypeFile(glyphs: readonly FontGlyph[], metrics: FontMetrics): Buffer {
  const all: readonly FontGlyph[] = [{ codePoint: -1, advance: Math.round(metrics.unitsPerEm / 2), contours: [] }, ...glyphs]
  const outlines = all.map(({ contours }) => glyphOutline(contours))
  const box = all.map(({ contours }) => boxOf(contours)).reduce(around)
  return tableFile([
    ['cmap', characterMap(glyphs)],
    ['glyf', Buffer.concat(outlines)],
    ['head', head(metrics, box)],
    ['hhea', horizontalHeader(metrics, all)],
    ['hmtx', Buffer.concat(all.map(({ advance, contours }) => int16s(advance, boxOf(contours).left)))],
    ['loca', locations(outlines)],
    ['maxp', maximums(all)],
    ['post', Buffer.concat([uint32s(0x0003_0000, 0), int16s(-200, 100), uint32s(0, 0, 0, 0, 0)])],
  ])
}

function int16s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(Math.round(value) & 0xffff, index * 2)
  return bytes
}

function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4)
  return bytes
}

function boxOf(contours: FontGlyph['contours']): Box {
  const points = contours.flat()
  if (points.length === 0) return { left: 0, bottom: 0, right: 0, top: 0 }
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) }
}

function around(a: Box, b: Box): Box {
  return { left: Math.min(a.left, b.left), bottom: Math.min(a.bottom, b.bottom), right: Math.max(a.right, b.right), top: Math.max(a.top, b.top) }
}

/** A simple glyph description with every coordinate in two octets; padded to four. */
function glyphOutline(contours: FontGlyph['contours']): Buffer {
  const points = contours.flat()
  if (points.length === 0) return Buffer.alloc(0)
  const { left, bottom, right, top } = boxOf(contours)
  let last = -1
  const ends = contours.map((contour) => (last += contour.length))
  const steps = (along: 'x' | 'y'): number[] => points.map((point, index) => point[along] - (points[index - 1]?.[along] ?? 0))
  const bytes = Buffer.concat([
    int16s(contours.length, left, bottom, right, top), int16s(...ends), int16s(0),
    Buffer.from(points.map(({ on }) => (on ? 1 : 0))), int16s(...steps('x')), int16s(...steps('y')),
  ])
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

function locations(outlines: readonly Buffer[]): Buffer {
  let at = 0
  return uint32s(0, ...outlines.map(({ length }) => (at += length)))
}

function head({ unitsPerEm }: FontMetrics, { left, bottom, right, top }: Box): Buffer {
  // Dates stay zero, so that equal glyphs give equal files; the checksum of the whole is not looked at in PDF.
  return Buffer.concat([uint32s(0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5), int16s(0b1011, unitsPerEm), uint32s(0, 0, 0, 0), int16s(left, bottom, right, top, 0, 6, 2, 1, 0)])
}

function horizontalHeader({ ascent, descent }: FontMetrics, glyphs: readonly FontGlyph[]): Buffer {
  const widest = Math.max(...glyphs.map(({ advance }) => advance))
  return Buffer.concat([uint32s(0x0001_0000), int16s(ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length)])
}

function maximums(glyphs: readonly FontGlyph[]): Buffer {
  const points = Math.max(...glyphs.map(({ contours }) => contours.flat().length))
  const contours = Math.max(...glyphs.map((glyph) => glyph.contours.length))
  return Buffer.concat([uint32s(0x0001_0000), int16s(glyphs.length, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)])
}

/** Format 4, one segment for each character. */
function characterMap(glyphs: readonly FontGlyph[]): Buffer {
  const mapped = glyphs.map(({ codePoint }, index) => ({ codePoint, glyph: index + 1 })).filter(({ codePoint }) => codePoint < 0xffff)
    .toSorted((a, b) => a.codePoint - b.codePoint)
  const codes = [...mapped.map(({ codePoint }) => codePoint), 0xffff]
  const deltas = [...mapped.map(({ codePoint, glyph }) => glyph - codePoint), 1]
  const count = codes.length
  const power = 2 ** Math.floor(Math.log2(count))
  const search = int16s(count * 2, power * 2, Math.log2(power), (count - power) * 2)
  const segments = Buffer.concat([int16s(...codes), int16s(0), int16s(...codes), int16s(...deltas), int16s(...codes.map(() => 0))])
  const length = 6 + search.length + segments.length
  return Buffer.concat([int16s(0, 1, 3, 1), uint32s(12), int16s(4, length, 0), search, segments])
}

function tableFile(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const directory: Buffer[] = [uint32s(0x0001_0000), int16s(tables.length, power * 16, Math.log2(power), (tables.length - power) * 16)]
  const bodies: Buffer[] = []
  let offset = 12 + tables.length * 16
  for (const [tag, body] of tables) {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    directory.push(Buffer.from(tag, 'latin1'), uint32s(checksum(padded), offset, body.length))
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([...directory, ...bodies])
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
