/** One step of a path; x to the right and y up. */
export type PathStep =
  | { readonly kind: 'move' | 'line'; readonly to: readonly [number, number] }
  | { readonly kind: 'curve'; readonly to: readonly [number, number, number, number, number, number] }
  | { readonly kind: 'close' }

export interface Bounds {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export const NO_BOUNDS: Bounds = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }

/** The path operators (ISO 32000-2 table 58) of steps scaled by `scale` and moved to (x, y), to a hundredth. */
export function pathOperators(steps: readonly PathStep[], x = 0, y = 0, scale = 1): string {
  return steps.map((step) => {
    if (step.kind === 'close') return 'h'
    const numbers = step.to.map((value, index) => decimal((index % 2 === 0 ? x : y) + value * scale)).join(' ')
    return `${numbers} ${step.kind === 'move' ? 'm' : step.kind === 'line' ? 'l' : 'c'}`
  }).join('\n')
}

/** PDF has cubic curves only; a quadratic one with control point q is the cubic with controls at two thirds of the way to q. */
export function quadraticAsCubic(fromX: number, fromY: number, qx: number, qy: number, x: number, y: number): PathStep {
  return { kind: 'curve', to: [fromX + (2 / 3) * (qx - fromX), fromY + (2 / 3) * (qy - fromY), x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), x, y] }
}

/** The box around all points of a path, control points included. */
export function boundsOf(steps: readonly PathStep[]): Bounds {
  let { left, bottom, right, top } = NO_BOUNDS
  for (const step of steps) {
    if (step.kind === 'close') continue
    for (const [index, value] of step.to.entries()) {
      if (index % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)]
      else [bottom, top] = [Math.min(bottom, value), Math.max(top, value)]
    }
  }
  return { left, bottom, right, top }
}

/** The smallest box around both. */
export function union(a: Bounds, b: Bounds): Bounds {
  return { left: Math.min(a.left, b.left), bottom: Math.min(a.bottom, b.bottom), right: Math.max(a.right, b.right), top: Math.max(a.top, b.top) }
}

/** A number as PDF writes it: no exponent, at most so many decimals. */
export function decimal(value: number, places = 2): string {
  return String(Number(value.toFixed(places)) || 0)
}
