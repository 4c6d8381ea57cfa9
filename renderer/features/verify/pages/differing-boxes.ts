/** A picture of a page: red, green, blue and alpha, row by row. */
export interface PagePicture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Where two pictures differ, in pixels from the upper left corner. */
export interface DifferingBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The side of a cell, in pixels; cells that touch, or have one between them, are one place. */
const CELL = 8
/** What the three colours together must differ by before it counts; less comes from drawing alone. */
const LEAST = 48

/** Which cells of the grid hold a pixel that differs; beyond the edge of the smaller picture there is white. */
function differingCells(one: PagePicture, other: PagePicture): { readonly cells: Set<number>; readonly columns: number } {
  const [width, height] = [Math.max(one.width, other.width), Math.max(one.height, other.height)]
  const columns = Math.ceil(width / CELL)
  const cells = new Set<number>()
  const at = (picture: PagePicture, x: number, y: number, channel: number): number => (x < picture.width && y < picture.height ? (picture.data[(y * picture.width + x) * 4 + channel] ?? 255) : 255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const cell = Math.floor(y / CELL) * columns + Math.floor(x / CELL)
      if (cells.has(cell)) continue
      const apart = Math.abs(at(one, x, y, 0) - at(other, x, y, 0)) + Math.abs(at(one, x, y, 1) - at(other, x, y, 1)) + Math.abs(at(one, x, y, 2) - at(other, x, y, 2))
      if (apart >= LEAST) cells.add(cell)
    }
  }
  return { cells, columns }
}

/** The places where two pictures of a page look different, each in a box; none where they look the same. */
export function differingBoxes(one: PagePicture, other: PagePicture): DifferingBox[] {
  const { cells, columns } = differingCells(one, other)
  const boxes: DifferingBox[] = []
  while (cells.size > 0) {
    const [start] = cells
    if (start === undefined) break
    const found = [start]
    cells.delete(start)
    let [left, top, right, bottom] = [Infinity, Infinity, 0, 0]
    for (let next = found.pop(); next !== undefined; next = found.pop()) {
      const [x, y] = [next % columns, Math.floor(next / columns)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (let down = -2; down <= 2; down += 1) {
        for (let across = -2; across <= 2; across += 1) {
          const near = (y + down) * columns + x + across
          if (x + across < 0 || x + across >= columns || !cells.delete(near)) continue
          found.push(near)
        }
      }
    }
    boxes.push({ left: left * CELL, top: top * CELL, width: (right - left + 1) * CELL, height: (bottom - top + 1) * CELL })
  }
  return boxes.toSorted((a, b) => a.top - b.top || a.left - b.left)
}
