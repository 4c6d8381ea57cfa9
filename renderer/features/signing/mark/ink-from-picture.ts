import { accepted, refused, type Result } from '#shared/lib/result.ts'

/** A picture as rows of red, green, blue and alpha, as a canvas gives it. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How much darker than the paper around it a pixel has to be: below the first it is paper, above the second it is all ink. */
const PAPER = 0.16
const INK = 0.42
/** The paper's brightness is judged over this share of the picture's longer side. */
const WINDOW = 1 / 10
/** Less ink than this is dust; more than that is no signature on paper. */
const LEAST_INK = 0.0004
const MOST_INK = 0.5

/** Relative luminance, 0 to 255, as laid on white (ITU-R BT.709). */
function luminances({ data, width, height }: Pixels): Float32Array {
  const light = new Float32Array(width * height)
  for (let at = 0; at < light.length; at += 1) {
    const from = at * 4
    const seen = 0.2126 * (data[from] ?? 0) + 0.7152 * (data[from + 1] ?? 0) + 0.0722 * (data[from + 2] ?? 0)
    const alpha = (data[from + 3] ?? 0) / 255
    light[at] = seen * alpha + 255 * (1 - alpha)
  }
  return light
}

/** Sums over the rectangle from the upper left corner to each pixel, so that any window's sum takes four look-ups. */
function summed(values: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

/** The sum of a window around each pixel, cut off at the picture's edges. */
function windowSums(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const sums = summed(values, width, height)
  const found = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach) * (width + 1), Math.min(height, y + reach + 1) * (width + 1)]
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)]
      found[y * width + x] = (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0)
    }
  }
  return found
}

/** How bright the paper is around each pixel: the mean of what is no darker than the mean, so that ink does not count and a shadow does. */
function paperAround(light: Float32Array, width: number, height: number): Float32Array {
  const reach = Math.max(8, Math.round(Math.max(width, height) * WINDOW))
  const counts = windowSums(new Float32Array(light.length).fill(1), width, height, reach)
  const sums = windowSums(light, width, height, reach)
  const bright = light.map((value, at) => (value >= ((sums[at] ?? 0) / (counts[at] ?? 1)) * 0.97 ? value : 0))
  const howMany = windowSums(bright.map(value => (value > 0 ? 1 : 0)), width, height, reach)
  return windowSums(bright, width, height, reach).map((sum, at) => ((howMany[at] ?? 0) > 0 ? sum / (howMany[at] ?? 1) : 255))
}

/** The mean colour of what is surely ink: a photograph's speckles become one pen's ink. */
function inkColour({ data }: Pixels, strength: Float32Array): readonly [number, number, number] {
  const total = [0, 0, 0, 0]
  for (let at = 0; at < strength.length; at += 1) {
    if ((strength[at] ?? 0) < 0.9) continue
    for (let channel = 0; channel < 3; channel += 1) total[channel] = (total[channel] ?? 0) + (data[at * 4 + channel] ?? 0)
    total[3] = (total[3] ?? 0) + 1
  }
  const count = Math.max(1, total[3] ?? 1)
  return [Math.round((total[0] ?? 0) / count), Math.round((total[1] ?? 0) / count), Math.round((total[2] ?? 0) / count)]
}

interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function filled(sums: Float32Array): [number, number] {
  return [Math.max(0, sums.findIndex(sum => sum >= 1)), Math.max(0, sums.findLastIndex(sum => sum >= 1))]
}

/** The rows and columns with ink in them, with a hair of room; a lone speck counts for nothing. */
function boundsOf(strength: Float32Array, width: number, height: number): Bounds {
  const [rows, columns] = [new Float32Array(height), new Float32Array(width)]
  for (let at = 0; at < strength.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)]
    rows[y] = (rows[y] ?? 0) + (strength[at] ?? 0)
    columns[x] = (columns[x] ?? 0) + (strength[at] ?? 0)
  }
  const [[top, bottom], [left, right]] = [filled(rows), filled(columns)]
  const room = Math.ceil(Math.max(right - left, bottom - top) * 0.02) + 1
  return { left: Math.max(0, left - room), top: Math.max(0, top - room), right: Math.min(width - 1, right + room), bottom: Math.min(height - 1, bottom + room) }
}

/**
 * The ink of a signature on paper, without the paper and its shadows, cut to where the ink is: each pixel is judged against the paper around
 * it. Refuses: picture.no-ink, picture.no-paper.
 */
export function inkFromPicture(picture: Pixels): Result<Pixels> {
  const { width, height } = picture
  const light = luminances(picture)
  const paper = paperAround(light, width, height)
  const strength = light.map((value, at) => Math.max(0, Math.min(1, (1 - value / Math.max(1, paper[at] ?? 255) - PAPER) / (INK - PAPER))))
  const share = strength.reduce((sum, value) => sum + value, 0) / strength.length
  if (!(share > LEAST_INK)) return refused('picture.no-ink', 'No signature can be made out in this picture. Use dark ink on light paper, or draw the signature.')
  if (share > MOST_INK) return refused('picture.no-paper', 'This picture is dark nearly everywhere, so the ink cannot be told from the paper. Use dark ink on light paper.')
  const [red, green, blue] = inkColour(picture, strength)
  const { left, top, right, bottom } = boundsOf(strength, width, height)
  const [wide, high] = [right - left + 1, bottom - top + 1]
  const data = new Uint8ClampedArray(wide * high * 4)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) data.set([red, green, blue, Math.round((strength[(top + y) * width + left + x] ?? 0) * 255)], (y * wide + x) * 4)
  }
  return accepted({ data, width: wide, height: high })
}
