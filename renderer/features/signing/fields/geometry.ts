import type { PageRectangle } from '#shared/signing/ceremony.ts'
import type { PageSize } from '#shared/signing/fields.ts'

/** A box on the screen: CSS pixels from the upper left corner of the page's picture. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Which edges or corner a field is taken by. */
export const handles = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Handle = (typeof handles)[number]

/** Points are kept to hundredths, as they are written into the file. */
const rounded = (value: number): number => Math.round(value * 100) / 100

function roundedRectangle({ x, y, width, height }: PageRectangle): PageRectangle {
  return { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) }
}

/** Where a rectangle in points, counted from the lower left corner, stands on a page drawn at `scale` pixels a point. */
export function toPixels({ x, y, width, height }: PageRectangle, page: PageSize, scale: number): Box {
  return { left: x * scale, top: (page.height - y - height) * scale, width: width * scale, height: height * scale }
}

/** The rectangle in points that a box on the screen means. */
export function toPoints({ left, top, width, height }: Box, page: PageSize, scale: number): PageRectangle {
  return { x: left / scale, y: page.height - (top + height) / scale, width: width / scale, height: height / scale }
}

const between = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** The rectangle inside the page and no smaller than it may be: made to fit first, then moved as little as it takes. */
export function clamped({ x, y, width, height }: PageRectangle, page: PageSize, smallest: PageSize): PageRectangle {
  const wide = between(width, smallest.width, page.width)
  const high = between(height, smallest.height, page.height)
  return roundedRectangle({ x: between(x, 0, page.width - wide), y: between(y, 0, page.height - high), width: wide, height: high })
}

/** Moved by so many points to the right and upwards, as far as the page goes. */
export function moved(rectangle: PageRectangle, right: number, up: number, page: PageSize): PageRectangle {
  return clamped({ ...rectangle, x: rectangle.x + right, y: rectangle.y + up }, page, rectangle)
}

/** One handle pulled by so many points to the right and upwards: the edges that are not pulled stay where they are. */
export function resized(rectangle: PageRectangle, handle: Handle, right: number, up: number, page: PageSize, smallest: PageSize): PageRectangle {
  let west = rectangle.x
  let east = rectangle.x + rectangle.width
  let south = rectangle.y
  let north = rectangle.y + rectangle.height
  if (handle.includes('w')) west = between(west + right, 0, Math.max(0, east - smallest.width))
  if (handle.includes('e')) east = between(east + right, Math.min(page.width, west + smallest.width), page.width)
  if (handle.includes('s')) south = between(south + up, 0, Math.max(0, north - smallest.height))
  if (handle.includes('n')) north = between(north + up, Math.min(page.height, south + smallest.height), page.height)
  return roundedRectangle({ x: west, y: south, width: east - west, height: north - south })
}

/** The rectangle between two points of the page's picture, whichever way it was drawn. */
export function drawnBox(from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Box {
  return { left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }
}

/** Whether two rectangles of one page cover each other anywhere; touching edges do not. */
export function overlaps(one: PageRectangle, other: PageRectangle): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height
}

export interface Snapped {
  readonly rectangle: PageRectangle
  /** The lines it now stands on, in points: upright ones by their x, level ones by their y. */
  readonly upright: readonly number[]
  readonly level: readonly number[]
}

/** How far to go so that one of `edges` stands on one of `lines`, or null when none is within reach. */
function pull(edges: readonly number[], lines: readonly number[], reach: number): { readonly by: number; readonly line: number } | null {
  const ways = edges.flatMap(edge => lines.map(line => ({ by: line - edge, line }))).filter(({ by }) => Math.abs(by) <= reach)
  return ways.toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by))[0] ?? null
}

/** Lines a field up with the edges of its neighbours, where one is within reach (in points). Its size stays. */
export function snapped(rectangle: PageRectangle, neighbours: readonly PageRectangle[], reach: number, page: PageSize): Snapped {
  const across = pull([rectangle.x, rectangle.x + rectangle.width], neighbours.flatMap(({ x, width }) => [x, x + width]), reach)
  const along = pull([rectangle.y, rectangle.y + rectangle.height], neighbours.flatMap(({ y, height }) => [y, y + height]), reach)
  return {
    rectangle: moved(rectangle, across?.by ?? 0, along?.by ?? 0, page),
    upright: across === null ? [] : [across.line],
    level: along === null ? [] : [along.line],
  }
}
