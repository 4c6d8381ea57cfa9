import type { Aim, Line } from '#test/bench/line.ts'

function amount(value: number, unit: Line['unit']): string {
  if (unit === '%') return `${value.toFixed(1)} %`
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`
}

function aimText(aim: Aim | null, unit: Line['unit']): string {
  if (aim === null) return ''
  if ('least' in aim) return `≥ ${aim.least} ${unit}`
  return aim.of === 'ratio' ? `≤ ${aim.most.toFixed(2)}×` : `≤ ${aim.most} ${unit}`
}

const metText = (met: boolean | null): string => (met === null ? '' : met ? 'met' : 'NOT MET')

function cells(line: Line): string[] {
  return [
    line.what,
    amount(line.ours, line.unit),
    line.peer === null ? '' : amount(line.peer.value, line.unit),
    line.peer?.name ?? '',
    line.ratio === null ? '' : `${line.ratio.toFixed(2)}×`,
    aimText(line.aim, line.unit),
    metText(line.met),
  ]
}

const heads = ['what', 'ours', 'peer', 'which peer', 'ratio', 'aim', '']
/** Words stand left, figures right. */
const left = new Set([0, 3, 6])

/** The lines as one table for a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [heads, ...lines.map(cells)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const rowText = (row: readonly string[]): string =>
    row.map((cell, column) => (left.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()
  return [rowText(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.slice(1).map(rowText)].join('\n')
}
