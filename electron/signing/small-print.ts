import type { Instant } from '#shared/lib/ids.ts'
import type { AppearanceRequest, Area } from './appearance.ts'
import { outlineText, textOperators } from './glyph-outlines.ts'
import type { OutlinedText } from './glyph-outlines.ts'
import { decimal } from './path-operators.ts'

const TEXT = '0.11 0.125 0.141'
const QUIET = '0.345 0.365 0.392'
const RULE = '0.725 0.706 0.667'

/** Sizes in points in a field of 180 by 56; larger fields scale them. */
const SIZE = { name: 6.6, small: 4.9, lead: 1.42, margin: 3, gap: 2.4, rule: 0.5 } as const
const LEAST = { width: 110, height: 38 } as const
/** A line is set smaller by as much as this before it is cut. */
const SMALLEST_SHARE = 0.6

export interface SmallPrint {
  readonly operators: readonly string[]
  /** Where the mark goes. */
  readonly markArea: Area
}

/** The lines under the rule, and the area they leave for the mark. */
export async function smallPrint(request: AppearanceRequest): Promise<SmallPrint> {
  const { width, height } = request
  if (width < LEAST.width || height < LEAST.height) {
    const margin = Math.min(width, height) * 0.08
    return { operators: [], markArea: { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin } }
  }
  const unit = Math.min(width / 180, height / 56, 1.6)
  const margin = SIZE.margin * unit
  const rows = await rowsOf(request, width - 2 * margin, unit)
  let baseline = margin * 0.8
  const operators: string[] = []
  for (const [index, row] of rows.entries()) {
    if (index > 0) baseline += (rows[index - 1]?.[0]?.size ?? 0) * SIZE.lead
    for (const { text, x, size, colour } of row) operators.push(`${colour} rg`, textOperators(text, margin + x, baseline, size))
  }
  const rule = baseline + (SIZE.name * 0.95 + SIZE.gap) * unit
  operators.push(`${RULE} RG ${decimal(SIZE.rule * unit)} w ${decimal(margin)} ${decimal(rule)} m ${decimal(width - margin)} ${decimal(rule)} l S`)
  const bottom = rule + SIZE.gap * unit * 0.6
  return { operators, markArea: { x: margin + 2 * unit, y: bottom, width: width - 2 * margin - 4 * unit, height: height - bottom - margin * 0.6 } }
}

/** From the bottom up: certificate and date, side by side where there is room; then name and capacity, likewise. */
async function rowsOf(request: AppearanceRequest, room: number, unit: number): Promise<readonly (readonly SetText[])[]> {
  const [small, large] = [SIZE.small * unit, SIZE.name * unit]
  const date = await fittedText(`${localTime(request.signedAt, request.appearance.timeZone)}, local clock`, room, small, QUIET)
  const certificate = await fittedText(`Certificate ${request.fingerprint.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ')}`, room, small, QUIET)
  const name = await fittedText(request.signerName, room, large, TEXT)
  const title = request.appearance.capacity?.trim() ?? ''
  const capacity = title === '' ? [] : [await fittedText(title, room, small, QUIET)]
  const lower = besideOrBelow(date, [certificate], room, (text) => room - text.text.width * text.size)
  const upper = besideOrBelow(name, capacity, room, () => name.text.width * name.size + small)
  return [...lower.toReversed(), ...upper.toReversed()]
}

/** One row with `second` at the place `beside` gives it, or two rows when they would come too close. */
function besideOrBelow(first: SetText, second: readonly SetText[], room: number, beside: (text: SetText) => number): readonly (readonly SetText[])[] {
  const [text] = second
  if (text === undefined) return [[first]]
  const x = beside(text)
  const fits = x >= first.text.width * first.size + text.size * 0.9 && x + text.text.width * text.size <= room + 0.01
  return fits ? [[first, { ...text, x }]] : [[first], [text]]
}

/** Words as they are set: `x` in points from the left margin. */
interface SetText {
  readonly text: OutlinedText
  readonly x: number
  readonly size: number
  readonly colour: string
}

/** A line made to fit: smaller first, then cut with an ellipsis. */
async function fittedText(words: string, room: number, size: number, colour: string): Promise<SetText> {
  let text = await outlineText(words, 'inter')
  const fitting = Math.max(size * SMALLEST_SHARE, Math.min(size, room / Math.max(text.width, 1e-6)))
  const characters = [...words]
  while (text.width * fitting > room && characters.length > 1) {
    characters.length -= Math.max(1, Math.floor(characters.length * 0.04))
    text = await outlineText(`${characters.join('').trimEnd()}…`, 'inter')
  }
  return { text, x: 0, size: fitting, colour }
}

/** "4 Mar 2026, 09:30 UTC+1": the date as the signer's machine told it, with what it was off from UTC. */
function localTime(instant: Instant, timeZone = 'UTC'): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone, timeZoneName: 'shortOffset',
  })
  const part = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const zone = (part['timeZoneName'] ?? 'GMT').replace('GMT', 'UTC').replace('UTC+0', 'UTC')
  return `${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']} ${zone}`
}
