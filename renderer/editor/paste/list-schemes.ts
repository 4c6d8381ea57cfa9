import type { Numbering } from '#shared/document/attributes.ts'
import { letterValue, romanValue } from '#shared/document/number-format.ts'

/** How a pasted list writes one of its numbers. */
export type ListFormat = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'bullet'

/** One list item as its source shows it: which list, how deep (from 0), how numbered, and its own number. */
export interface ListItem {
  readonly list: string
  readonly depth: number
  readonly format: ListFormat
  /** Null for a bullet, or where the source does not say. */
  readonly value: number | null
  /** Whether the source says expressly where the count starts. */
  readonly starts: boolean
  /** The whole label where the source has one as text: `1.1`, `(a)`, `Article II`. */
  readonly label: string
}

/** Where a format has its place in our clause schemes: 1. / 1.1 / (a) / (i) / (A) / (I). */
const usualLevel: Readonly<Record<Exclude<ListFormat, 'bullet'>, number>> = { decimal: 0, lowerLetter: 2, lowerRoman: 3, upperLetter: 4, upperRoman: 5 }

/** Reads a typed label: its last number, and how that is written. A lone letter that is also Roman counts as Roman only as `i`, or after one. */
export function readLabel(label: string, formatBefore: ListFormat | null = null): { format: ListFormat; value: number | null } {
  const text = label.replace(/\u00A0/g, ' ').trim()
  const last = /([\p{L}\p{N}]+)[.):\]]*$/u.exec(text)?.[1] ?? ''
  if (last === '' || (text.length === 1 && /[o§]/.test(text))) return { format: 'bullet', value: null }
  if (/^\d+$/.test(last)) return { format: 'decimal', value: Number(last) }
  const upper = last === last.toUpperCase()
  const roman = romanValue(last)
  const letter = letterValue(last)
  const romanFormat = upper ? 'upperRoman' : 'lowerRoman'
  const isRoman = roman !== null && (last.length > 1 || letter === null || last.toLowerCase() === 'i' || formatBefore === romanFormat)
  if (isRoman && !(letter !== null && formatBefore === (upper ? 'upperLetter' : 'lowerLetter'))) return { format: romanFormat, value: roman }
  if (letter !== null) return { format: upper ? 'upperLetter' : 'lowerLetter', value: letter }
  return { format: 'bullet', value: null }
}

function schemeOf(item: ListItem, documentScheme: string): string {
  if (item.format === 'bullet') return 'bullet'
  if (/^(article|section)\b/i.test(item.label)) return 'article'
  if (/^(schedule|annex|appendix|exhibit|part)\b/i.test(item.label)) return 'schedule'
  if (item.depth === 0 && item.format === 'upperLetter') return 'letters'
  if (/^\d+(\.\d+){2,}\.?$/.test(item.label)) return 'outline'
  return documentScheme
}

/**
 * Turns the items of a paste, in their order, into numberings of ours. A list keeps one scheme throughout; formats find the level they
 * usually have, and a nested item is always deeper than the one it stands in. Where the source starts a count again, so do we.
 */
export function createListReader(documentScheme: string): (item: ListItem) => Numbering {
  const schemes = new Map<string, string>()
  const levels = new Map<string, number[]>()
  const counts = new Map<string, (number | undefined)[]>()
  return (item) => {
    const own = schemeOf(item, documentScheme)
    const known = schemes.get(item.list)
    const scheme = item.format === 'bullet' ? 'bullet' : own === documentScheme ? (known ?? own) : own
    if (item.format !== 'bullet') schemes.set(item.list, scheme)
    const path = levels.get(item.list) ?? []
    levels.set(item.list, path)
    path.length = Math.min(path.length, item.depth + 1)
    path[item.depth] ??= levelOf(item, scheme, path)
    const level = Math.min(8, path[item.depth] ?? item.depth)
    const restart = restartOf(item, counts, scheme, level)
    return restart === null ? { scheme, level } : { scheme, level, restart }
  }
}

function levelOf(item: ListItem, scheme: string, path: readonly (number | undefined)[]): number {
  const outer = path.slice(0, item.depth).findLast((level) => level !== undefined) ?? -1
  if (item.format === 'bullet') return item.depth
  if (scheme === 'outline' || scheme === 'letters' || scheme === 'schedule') return Math.max(item.depth, outer + 1)
  if (scheme === 'article') return /^article\b/i.test(item.label) ? 0 : Math.max(item.format === 'decimal' ? 1 : usualLevel[item.format], outer + 1)
  const dotted = /^\d+\.\d+\.?$/.test(item.label) ? 1 : 0
  return Math.max(usualLevel[item.format], dotted, outer + 1)
}

/** The value to start again at, where the source's count does not simply go on. The first number of a paste joins the text it comes into, unless its source says where it starts. */
function restartOf(item: ListItem, counts: Map<string, (number | undefined)[]>, scheme: string, level: number): number | null {
  if (item.value === null) return null
  const count = counts.get(scheme) ?? []
  counts.set(scheme, count)
  count.length = Math.min(count.length, level + 1)
  const before = count[level]
  const begun = count.some((value) => value !== undefined)
  count[level] = item.value
  if (before !== undefined) return item.value === before + 1 ? null : item.value
  return item.starts || (item.value !== 1 && begun) ? item.value : null
}
