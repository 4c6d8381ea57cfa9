import { getStroke } from 'perfect-freehand'

/** A point of a stroke: x, y in pad units, pressure 0 to 1. */
export type Point = [number, number, number]

const pen = { size: 5.5, thinning: 0.6, smoothing: 0.5, streamline: 0.4 }

const number = (value: number | undefined): string => (value ?? 0).toFixed(2)

/** The outline of a stroke as an SVG path; `simulate` where the device tells no pressure. */
export function strokePath(points: readonly Point[], simulate: boolean): string {
  const outline = getStroke(points.map(([x, y, pressure]) => [x, y, pressure]), { ...pen, simulatePressure: simulate })
  const [start, ...rest] = outline
  if (start === undefined) return ''
  const lines = rest.map(([x, y]) => `L${number(x)} ${number(y)}`).join('')
  return `M${number(start[0])} ${number(start[1])}${lines}Z`
}

/** Whether the width of the line has to come from its speed: no device told how hard it was pressed. The file is drawn by the same rule. */
export function isSimulated(strokes: readonly (readonly Point[])[]): boolean {
  return new Set(strokes.flatMap(stroke => stroke.map(([, , pressure]) => pressure))).size <= 1
}
