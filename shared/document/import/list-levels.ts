import type { NumberingLevel, NumberingScheme } from '#shared/document/attributes.ts'
import { openingWord } from '#shared/document/import/number-token.ts'
import type { TypedList } from '#shared/document/import/typed-lists.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'

/** The scheme and level that stand for a list. */
export interface ListLevel {
  readonly scheme: string
  readonly level: number
}

export interface ListLevels {
  readonly levels: ReadonlyMap<TypedList, ListLevel>
  /** The schemes that the document needs beside the built-in ones. */
  readonly schemes: Readonly<Record<string, NumberingScheme>>
}

/** Lists of one kind share a level: the same shape under the same numbers. */
interface Kind {
  readonly key: string
  readonly sample: TypedList
  readonly numbered: Kind | null
  readonly children: Map<Kind, number>
}

const mostLevels = 9
/** A contract has a handful of kinds of number; a text made to exhaust us may have thousands, and the rest of those stay text. */
const mostKinds = 150
const mostSchemes = 60

function kindsOf(lists: readonly TypedList[]): Map<TypedList, Kind> {
  const byKey = new Map<string, Kind>()
  const kinds = new Map<TypedList, Kind>()
  for (const list of lists) {
    const numbered = list.numbered === null ? null : (kinds.get(list.numbered) ?? null)
    // Outer numbers that no list counts (2.1 under a heading “Article Two”) are written as they stand, in a scheme of their own.
    const under = list.token.outer.length === 0 ? '' : numbered === null ? `=${list.token.outer.join('.')}` : `<${numbered.key}`
    const key = list.shape + under
    const kind = byKey.get(key) ?? { key, sample: list, numbered, children: new Map<Kind, number>() }
    byKey.set(key, kind)
    kinds.set(list, kind)
    const parent = list.parent === null ? undefined : kinds.get(list.parent)
    if (parent !== undefined && parent !== kind && !isLiteral(parent) && !isLiteral(kind))
      parent.children.set(kind, (parent.children.get(kind) ?? 0) + 1)
    if (numbered !== null) numbered.children.set(kind, Infinity)
  }
  return kinds
}

/** The outermost kind whose numbers a kind repeats: itself for most. */
function rootOf(kind: Kind): Kind {
  return kind.numbered === null ? kind : rootOf(kind.numbered)
}

/** Whether outer numbers are written as they stand, because nothing counts them. */
function isLiteral(kind: Kind): boolean {
  return rootOf(kind).sample.token.outer.length > 0
}

/** Schedules, and numbers written as they stand, make schemes of their own. */
function standsIn(kind: Kind): boolean {
  return !openingWord.test(kind.sample.token.word) && !isLiteral(kind)
}

/** The kinds from the outermost to the innermost: where they contradict each other, the nesting that is more frequent wins. */
function ordered(kinds: readonly Kind[]): Kind[] {
  const edges = kinds
    .flatMap((from) => Array.from(from.children, ([to, weight]) => ({ from, to, weight })))
    .sort((a, b) => b.weight - a.weight)
  const below = new Map<Kind, Set<Kind>>(kinds.map((kind) => [kind, new Set()]))
  const reaches = (from: Kind, to: Kind, seen = new Set<Kind>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return Array.from(below.get(from) ?? []).some((next) => reaches(next, to, seen))
  }
  for (const { from, to } of edges) if (!reaches(to, from)) below.get(from)?.add(to)
  const placed: Kind[] = []
  const waiting = new Set(kinds)
  while (waiting.size > 0) {
    const ready = Array.from(waiting).find(
      (kind) => !Array.from(waiting).some((other) => other !== kind && below.get(other)?.has(kind) === true),
    )
    if (ready === undefined) break
    waiting.delete(ready)
    placed.push(ready)
  }
  return placed
}

/** At most nine levels to a scheme; a kind goes where the numbers are that it repeats, and is left out if there is no room. */
function chunked(kinds: readonly Kind[]): Kind[][] {
  if (kinds.length <= mostLevels) return [[...kinds]]
  const chunks: Kind[][] = []
  for (const kind of kinds) {
    const last = chunks.at(-1)
    const chunk = kind.numbered === null ? last : chunks.find((candidate) => candidate.includes(kind.numbered as Kind))
    if (chunk !== undefined && chunk.length < mostLevels) chunk.push(kind)
    else if (kind.numbered === null) chunks.push([kind])
  }
  return chunks
}

/** Kinds that stand inside each other belong to one scheme; others have nothing to do with each other. */
function components(kinds: readonly Kind[]): Kind[][] {
  const group = new Map<Kind, Kind[]>()
  for (const kind of kinds) {
    const own = group.get(kind) ?? [kind]
    group.set(kind, own)
    for (const child of kind.children.keys()) {
      const other = group.get(child)
      if (other === own) continue
      const merged = other ?? [child]
      own.push(...merged)
      for (const member of merged) group.set(member, own)
    }
  }
  return Array.from(new Set(group.values()), ordered).flatMap(chunked)
}

function levelOf(kind: Kind, levelAt: (kind: Kind) => number): NumberingLevel {
  const { token, reading } = kind.sample
  const outer: string[] = []
  for (let up = kind.numbered; up !== null; up = up.numbered) outer.unshift(`%${levelAt(up) + 1}`)
  const written = rootOf(kind).sample.token.outer.map(String)
  const number = [...written, ...outer, `%${levelAt(kind) + 1}`].join('.')
  const text = `${token.word === '' ? '' : `${token.word} `}${token.open}${number}${token.close}`
  const start = reading.value === 0 ? 0 : 1
  return { format: reading.format, text, start, ...(outer.length > 0 ? { legal: true } : {}) }
}

function sameLevel(a: NumberingLevel, b: NumberingLevel): boolean {
  // Whether outer numbers are shown in decimal makes no difference where they are decimal anyway, which the comparison of labels tells later.
  return a.format === b.format && a.text === b.text && a.start === b.start
}

/** The places of these kinds in a scheme that has all of them in this order, perhaps with others between; null if it has not. */
function placesIn(scheme: NumberingScheme, kinds: readonly Kind[]): ReadonlyMap<Kind, number> | null {
  const places = new Map<Kind, number>()
  let at = 0
  for (const kind of kinds) {
    const here = (other: Kind): number => (other === kind ? at : (places.get(other) ?? 0))
    while (at < scheme.levels.length && !sameLevel(levelOf(kind, here), scheme.levels[at] as NumberingLevel)) at += 1
    if (at === scheme.levels.length) return null
    places.set(kind, at)
    at += 1
  }
  return places
}

const preferred: readonly NumberingScheme[] = [
  builtInSchemes.decimal,
  builtInSchemes.article,
  builtInSchemes.outline,
  builtInSchemes.letters,
]

class SchemeMaker {
  readonly schemes: Record<string, NumberingScheme> = {}
  private made = 0

  /** The scheme that has these kinds: a built-in one, one made before, or a new one; null once there are too many. */
  schemeFor(kinds: readonly Kind[]): { readonly name: string; readonly places: ReadonlyMap<Kind, number> } | null {
    for (const scheme of [...preferred, ...Object.values(this.schemes)]) {
      const places = placesIn(scheme, kinds)
      if (places !== null) return { name: scheme.name, places }
    }
    if (this.made >= mostSchemes) return null
    const places = new Map(kinds.map((kind, index) => [kind, index]))
    this.made += 1
    const name = `imported-${this.made}`
    this.schemes[name] = { name, levels: kinds.map((kind) => levelOf(kind, (other) => places.get(other) ?? 0)) }
    return { name, places }
  }

  /** A copy of a scheme that counts on its own. */
  again(name: string): string {
    const copy = `${name}-again`
    const scheme = this.schemes[name] ?? preferred.find((candidate) => candidate.name === name)
    if (scheme !== undefined) this.schemes[copy] ??= { name: copy, levels: scheme.levels }
    return copy
  }

  schedules(kinds: readonly Kind[], opens: readonly string[]): Map<Kind, string> {
    const { schedule } = builtInSchemes
    const builtIn = opens.every((name) => schedule.opens.includes(name))
    return new Map(
      kinds.map((kind, index) => {
        const level = levelOf(kind, () => 0)
        if (builtIn && sameLevel(level, schedule.levels[0])) return [kind, schedule.name]
        const name = `imported-schedules-${index + 1}`
        this.schemes[name] = { name, levels: [level], opens }
        return [kind, name]
      }),
    )
  }
}

/**
 * Gives every list a scheme and a level: a built-in scheme where one has exactly these numbers, else one of the document's own. A list that
 * stands inside another of its own kind counts in a copy of the scheme, so that the outer count goes on after it.
 */
export function listLevels(lists: readonly TypedList[]): ListLevels {
  const maker = new SchemeMaker()
  const levels = new Map<TypedList, ListLevel>()
  const sections = Map.groupBy(
    lists.filter((list) => !openingWord.test(list.token.word)),
    (list) => list.section,
  )
  for (const section of sections.values()) {
    const kinds = kindsOf(section)
    const all = Array.from(new Set(kinds.values())).slice(0, mostKinds)
    const families = Array.from(Map.groupBy(all.filter(isLiteral), rootOf).values())
    const home = new Map<Kind, ListLevel>()
    for (const group of [...components(all.filter(standsIn)), ...families]) {
      const found = maker.schemeFor(group)
      for (const [kind, level] of found?.places ?? []) home.set(kind, { scheme: found?.name ?? '', level })
    }
    for (const list of section) {
      const kind = kinds.get(list)
      const own = kind === undefined ? undefined : home.get(kind)
      if (own === undefined) continue
      const parent = list.numbered ?? list.parent
      const above = parent === null ? undefined : levels.get(parent)
      const inside = above?.scheme === own.scheme && above.level >= own.level
      const copied = above?.scheme === `${own.scheme}-again` && above.level < own.level
      const scheme =
        above !== undefined && list.numbered !== null ? above.scheme : inside ? maker.again(own.scheme) : copied ? above.scheme : own.scheme
      levels.set(list, { scheme, level: own.level })
    }
  }
  const opening = lists.filter((list) => openingWord.test(list.token.word))
  const kinds = kindsOf(opening)
  const names = maker.schedules(
    Array.from(new Set(kinds.values())).slice(0, mostKinds),
    Array.from(new Set(Array.from(levels.values(), ({ scheme }) => scheme))),
  )
  for (const [list, kind] of kinds) {
    const scheme = names.get(kind)
    if (scheme !== undefined) levels.set(list, { scheme, level: 0 })
  }
  return { levels, schemes: maker.schemes }
}
