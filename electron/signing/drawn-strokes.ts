import { getStroke } from 'perfect-freehand'
import type { DrawnMark } from '#shared/signing/appearance.ts'
import { boundsOf, quadraticAsCubic } from './path-operators.ts'
import type { Bounds, PathStep } from './path-operators.ts'

/** A drawing as filled outlines with y upwards, still in the units of its surface. */
export interface OutlinedDrawing {
  readonly steps: readonly PathStep[]
  readonly bounds: Bounds
}

/**
 * Turns pen strokes into outlines whose width follows the pen's pressure, or its speed where the device reports none.
 * `thickness` is the widest stroke, in the units of the surface.
 */
export function outlineDrawing(mark: DrawnMark, thickness: number): OutlinedDrawing {
  const pressures = new Set(mark.strokes.flatMap((stroke) => stroke.map(([, , pressure]) => pressure)))
  const options = { size: thickness, thinning: 0.62, smoothing: 0.6, streamline: 0.42, simulatePressure: pressures.size <= 1, last: true }
  const steps = mark.strokes.flatMap((stroke) => closedCurve(getStroke(stroke.map((point) => [...point]), options).map(([x, y]) => [x, -y])))
  return { steps, bounds: boundsOf(steps) }
}

/** Where the pen went, without the width of its line; y upwards. */
export function extentOfDrawing(mark: DrawnMark): Bounds {
  return boundsOf(mark.strokes.flatMap((stroke) => stroke.map(([x, y]): PathStep => ({ kind: 'line', to: [x, -y] }))))
}

/** A smooth closed curve: each point of the polygon pulls, the curve passes through the middles between them. */
function closedCurve(polygon: readonly (readonly [number, number])[]): readonly PathStep[] {
  const first = polygon[0]
  if (first === undefined) return []
  const middles = polygon.map((point, index) => middle(point, polygon[(index + 1) % polygon.length] ?? first))
  const steps: PathStep[] = [{ kind: 'move', to: middles[0] ?? first }]
  for (let index = 1; index <= polygon.length; index++) {
    const [fromX, fromY] = middles[index - 1] ?? first
    const [qx, qy] = polygon[index % polygon.length] ?? first
    const [x, y] = middles[index % polygon.length] ?? first
    steps.push(quadraticAsCubic(fromX, fromY, qx, qy, x, y))
  }
  return [...steps, { kind: 'close' }]
}

function middle([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): [number, number] {
  return [(ax + bx) / 2, (ay + by) / 2]
}
