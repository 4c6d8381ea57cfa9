import type { Numbering, NumberingLevel, NumberingScheme } from '#shared/document/attributes.ts'
import { formatNumber } from '#shared/document/number-format.ts'
import { schemeNamed, type SchemeTable } from '#shared/document/numbering-schemes.ts'

/** The counters of one scheme. `values[n]` counts level n; `implied` tells of a level counted only because a deeper one appeared. */
interface Counters {
  readonly values: number[]
  readonly implied: boolean[]
}

/** Where a count stands: one set of counters per scheme. */
export type NumberingState = Map<string, Counters>

export interface CountedNumber {
  /** As shown before the paragraph: `1.`, `1.1`, `(a)`, `Section 1.01`. */
  readonly label: string
  /** The number by itself, without the numbers it stands under: 7.2(a)(i) in full, with its word: `Section 1.01(a)`. */
  readonly full: string
  /** The counters of the levels from the outermost to its own. */
  readonly path: readonly number[]
}

interface CompiledLevel {
  readonly spec: NumberingLevel
  /** Pieces of the text: literal strings, and levels (from 0) whose number stands there. */
  readonly pieces: readonly (string | number)[]
  readonly namesOuter: boolean
}

const compiled = new WeakMap<NumberingScheme, CompiledLevel[]>()

function compile(scheme: NumberingScheme): CompiledLevel[] {
  const known = compiled.get(scheme)
  if (known !== undefined) return known
  const levels = scheme.levels.map((spec, own) => {
    const pieces = spec.text
      .split(/%([1-9])/)
      .map((piece, index) => (index % 2 === 0 ? piece : Number(piece) - 1))
      .filter((piece) => piece !== '')
    return { spec, pieces, namesOuter: pieces.some((piece) => typeof piece === 'number' && piece < own) }
  })
  compiled.set(scheme, levels)
  return levels
}

function labelAt(levels: readonly CompiledLevel[], values: readonly number[], own: number): string {
  const entry = levels[own]
  if (entry === undefined) return ''
  let text = ''
  for (const piece of entry.pieces) {
    if (typeof piece === 'string') text += piece
    // A level's text may only name itself and outer levels (ECMA-376 17.9.11); deeper ones have no number yet.
    else if (piece <= own) {
      const format = levels[piece]?.spec.format ?? 'decimal'
      text += formatNumber(values[piece] ?? 1, entry.spec.legal === true && piece < own ? 'decimal' : format)
    }
  }
  return text
}

function fullAt(levels: readonly CompiledLevel[], counters: Counters, own: number): string {
  const text = labelAt(levels, counters.values, own)
  const label = text.replace(text.includes('(') ? /\.+$/ : /[.)]+$/, '')
  if (levels[own]?.namesOuter === true) return label
  let outer = own - 1
  while (outer >= 0 && counters.implied[outer] === true) outer -= 1
  if (outer < 0) return label
  const within = fullAt(levels, counters, outer)
  return /^\p{L}{2}/u.test(label) ? `${label} of ${within}` : within + label
}

/**
 * Counts one numbered paragraph and returns its number. A level starts again when any shallower one appears
 * (ECMA-376 Part 1, 17.9.10); an outer level that never appeared counts as having appeared once, at its start.
 */
export function countParagraph(state: NumberingState, schemes: SchemeTable, numbering: Numbering): CountedNumber {
  const scheme = schemeNamed(schemes, numbering.scheme)
  const levels = compile(scheme)
  const own = Math.min(numbering.level, levels.length - 1)
  let counters = state.get(numbering.scheme)
  if (counters === undefined) {
    counters = { values: [], implied: [] }
    state.set(numbering.scheme, counters)
  }
  const { values, implied } = counters
  for (let outer = values.length; outer < own; outer += 1) {
    values.push(levels[outer]?.spec.start ?? 1)
    implied.push(true)
  }
  const before = values[own]
  values.length = own
  implied.length = own
  values.push(numbering.restart ?? (before === undefined ? (levels[own]?.spec.start ?? 1) : before + 1))
  implied.push(false)
  if (own === 0) for (const opened of scheme.opens ?? []) state.delete(opened)
  return { label: labelAt(levels, values, own), full: fullAt(levels, counters, own), path: values.slice() }
}

/** The label a paragraph would have here, without counting it. */
export function labelPreview(state: NumberingState, schemes: SchemeTable, numbering: Numbering): string {
  const counters = state.get(numbering.scheme)
  const copy: NumberingState = new Map()
  if (counters !== undefined) copy.set(numbering.scheme, { values: counters.values.slice(), implied: counters.implied.slice() })
  return countParagraph(copy, schemes, numbering).label
}
