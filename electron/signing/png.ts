import { inflateSync } from 'node:zlib'

/** The pixels of a PNG, eight bits a channel, rows from the top. */
export interface DecodedPng {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
  /** One octet a pixel; undefined when every pixel is opaque. */
  readonly alpha: Uint8Array | undefined
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MOST_PIXELS = 6_000_000
/** Samples a pixel by colour type (PNG, third edition, §11.2.1): grey, colour, palette, grey and alpha, colour and alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly samples: number
}

/** Decodes a PNG of any colour type and depth that is not interlaced. Throws RangeError or zlib's error for anything else. */
export function decodePng(bytes: Uint8Array): DecodedPng {
  if (SIGNATURE.some((octet, index) => bytes[index] !== octet)) throw new RangeError('PNG: the signature is missing')
  const chunks = chunksOf(bytes)
  const header = headerOf(chunks.find(({ type }) => type === 'IHDR')?.data)
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data
  const transparency = chunks.find(({ type }) => type === 'tRNS')?.data
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data))
  const stride = Math.ceil((header.width * header.samples * header.depth) / 8)
  const filtered = inflateSync(data, { maxOutputLength: (stride + 1) * header.height })
  if (filtered.length !== (stride + 1) * header.height) throw new RangeError('PNG: the picture is incomplete')
  const rows = unfiltered(filtered, stride, header.height, Math.max(1, (header.samples * header.depth) >> 3))
  return pixels(header, rows, stride, palette, transparency)
}

function chunksOf(bytes: Uint8Array): readonly { readonly type: string; readonly data: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { type: string; data: Uint8Array }[] = []
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) throw new RangeError('PNG: a chunk runs past the end')
    chunks.push({ type: String.fromCodePoint(...bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function headerOf(data: Uint8Array | undefined): Header {
  if (data?.length !== 13) throw new RangeError('PNG: the header is missing')
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [width, height, depth, colour, interlace] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9), view.getUint8(12)]
  const samples = SAMPLES[colour]
  const depths = colour === 0 || colour === 3 ? [1, 2, 4, 8, 16] : [8, 16]
  if (samples === undefined || !depths.includes(depth) || interlace !== 0) throw new RangeError('PNG: a kind that is not read here')
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) throw new RangeError('PNG: too many pixels')
  return { width, height, depth, colour, samples }
}

/** Undoes the row filters (§9.2). */
function unfiltered(filtered: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)] ?? 0
    if (filter > 4) throw new RangeError('PNG: an unknown filter')
    const [from, to] = [row * (stride + 1) + 1, row * stride]
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? (rows[to + i - step] ?? 0) : 0
      const up = row > 0 ? (rows[to + i - stride] ?? 0) : 0
      const corner = i >= step && row > 0 ? (rows[to + i - stride - step] ?? 0) : 0
      rows[to + i] = (filtered[from + i] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return rows
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function pixels(header: Header, rows: Uint8Array, stride: number, palette: Uint8Array | undefined, transparency: Uint8Array | undefined): DecodedPng {
  const { width, height, depth, colour, samples } = header
  const rgb = new Uint8Array(width * height * 3)
  const alpha = new Uint8Array(width * height).fill(255)
  const scale = colour === 3 || depth >= 8 ? 1 : 255 / (2 ** depth - 1)
  const sample = (row: number, index: number): number => sampleAt(rows, row * stride, index, depth) * scale
  // For grey and colour, tRNS names one colour that is clear; only its low octet counts at the depths of eight and less.
  const clear = transparency && colour !== 3 && depth <= 8 ? Array.from({ length: samples }, (_, i) => (transparency[i * 2 + 1] ?? 0) * scale) : undefined
  for (let row = 0, pixel = 0; row < height; row++) {
    for (let column = 0; column < width; column++, pixel++) {
      const first = sample(row, column * samples)
      const grey = colour === 0 || colour === 4
      const second = grey || colour === 3 ? first : sample(row, column * samples + 1)
      const third = grey || colour === 3 ? first : sample(row, column * samples + 2)
      if (colour === 3) rgb.set(palette?.subarray(first * 3, first * 3 + 3) ?? [], pixel * 3)
      else rgb.set([first, second, third], pixel * 3)
      if (colour === 3) alpha[pixel] = transparency?.[first] ?? 255
      else if (colour === 4 || colour === 6) alpha[pixel] = sample(row, column * samples + samples - 1)
      else if (clear?.every((value, i) => value === [first, second, third][i])) alpha[pixel] = 0
    }
  }
  return { width, height, rgb, alpha: alpha.every((value) => value === 255) ? undefined : alpha }
}

function sampleAt(rows: Uint8Array, start: number, index: number, depth: number): number {
  if (depth === 8) return rows[start + index] ?? 0
  if (depth === 16) return rows[start + index * 2] ?? 0
  const bit = index * depth
  return ((rows[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}
