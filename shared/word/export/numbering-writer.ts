import type { Numbering, NumberingLevel, NumberingScheme } from '#shared/document/attributes.ts'
import { schemeNamed, type SchemeTable } from '#shared/document/numbering-schemes.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { schemeName, schemeOf } from '#shared/word/import/schemes.ts'
import { listOf, type ListInstance } from '#shared/word/model/numbering.ts'
import type { WordModel } from '#shared/word/model/word-model.ts'
import { attr, children, element, withChildren, type XmlElement } from '#shared/word/xml/tree.ts'

interface LevelRules {
  readonly start: number
  readonly restartsAfter: number | null
}

/** A list of the file: its definition, the instance used by default, and how it has counted so far. */
interface WrittenList {
  readonly abstractId: string
  readonly numId: string
  readonly levels: readonly LevelRules[]
  readonly starts: ReadonlyMap<number, number>
  readonly values: (number | undefined)[]
  /** The instance in force since a restart, and the level that restarted. */
  current: { readonly numId: string; readonly level: number } | null
  readonly started: Set<number>
}

/** Where a paragraph stands in which instance (ECMA-376 Part 1, 17.3.1.19). */
export interface NumberPlace {
  readonly numId: string
  readonly level: number
}

function highest(elements: readonly XmlElement[], name: string): number {
  return elements.reduce((most, each) => Math.max(most, Number(attr(each, name) ?? 0) || 0), 0)
}

/** Numbers paragraphs by the lists a file has, and adds those it lacks: a definition for each scheme, an instance for each restart (17.9). */
export class NumberingWriter {
  readonly #root: XmlElement | null
  readonly #model: WordModel
  readonly #schemes: SchemeTable
  readonly #lists = new Map<string, WrittenList>()
  readonly #abstracts: XmlElement[] = []
  readonly #instances: XmlElement[] = []
  #lastAbstract: number
  #lastInstance: number

  constructor(root: XmlElement | null, model: WordModel, schemes: SchemeTable) {
    this.#root = root
    this.#model = model
    this.#schemes = schemes
    this.#lastAbstract = root === null ? 0 : highest(children(root, 'w:abstractNum'), 'w:abstractNumId')
    this.#lastInstance = root === null ? 0 : highest(children(root, 'w:num'), 'w:numId')
  }

  /** Where a paragraph is written. `path` are the counters it must show, null where it is not counted. */
  place(numbering: Numbering, path: readonly number[] | null): NumberPlace {
    const list = this.#list(numbering.scheme)
    const level = Math.min(numbering.level, list.levels.length - 1)
    if (path === null) return { numId: numbering.restart === undefined ? this.#inForce(list, level) : this.#restarted(list, level, numbering.restart), level }
    const wanted = path.slice(0, level + 1)
    let written = list
    let shown = this.#preview(written, level)
    if (wanted.slice(0, -1).some((value, at) => value !== shown[at])) {
      // The outer counters themselves start again without a paragraph of theirs: only another list does that.
      written = this.#added(schemeNamed(this.#schemes, numbering.scheme), numbering.scheme)
      shown = this.#preview(written, level)
    }
    const last = wanted.at(-1) ?? 1
    const numId = last === shown.at(-1) ? this.#inForce(written, level) : this.#restarted(written, level, last)
    this.#count(written, level, wanted)
    return { numId, level }
  }

  /** Tells of a paragraph that keeps the instance it has, so that the next of its scheme goes on with it. */
  seen(numbering: Numbering, numId: string): void {
    const list = this.#list(numbering.scheme)
    list.current = numId === list.numId ? null : { numId, level: 0 }
  }

  /** The numbering part's root with what was added; the very same without anything; null where there is none and none is needed. */
  root(): XmlElement | null {
    if (this.#abstracts.length + this.#instances.length === 0) return this.#root
    const before = (this.#root ?? element('w:numbering')).children
    // Definitions stand before instances (17.9.17).
    const at = before.findIndex((node) => node.kind === 'element' && (node.name === 'w:num' || node.name === 'w:numIdMacAtCleanup'))
    const split = at < 0 ? before.length : at
    const end = before.findIndex((node) => node.kind === 'element' && node.name === 'w:numIdMacAtCleanup')
    const stop = end < 0 ? before.length : end
    return withChildren(this.#root ?? element('w:numbering'), [...before.slice(0, split), ...this.#abstracts, ...before.slice(split, stop), ...this.#instances, ...before.slice(stop)])
  }

  #list(scheme: string): WrittenList {
    const known = this.#lists.get(scheme)
    if (known !== undefined) return known
    const made = this.#existing(scheme) ?? this.#added(schemeNamed(this.#schemes, scheme), scheme)
    this.#lists.set(scheme, made)
    return made
  }

  /** The list of the file that a scheme was read from, as long as the scheme still is that. */
  #existing(scheme: string): WrittenList | null {
    const { numbering, styles } = this.#model
    const own = Object.hasOwn(this.#schemes, scheme) ? this.#schemes[scheme] : undefined
    if (!scheme.startsWith('word-') || own === undefined) return null
    const instances: ListInstance[] = []
    for (const instance of numbering.instances.values()) {
      const list = listOf(numbering, styles, instance.id)
      if (list !== null && schemeName(list) === scheme && canonicalJson(schemeOf(list)) === canonicalJson(own)) instances.push(instance)
    }
    const chosen = instances.find(({ starts }) => starts.size === 0) ?? instances[0]
    const list = chosen === undefined ? null : listOf(numbering, styles, chosen.id)
    if (chosen === undefined || list === null) return null
    const levels = own.levels.map((_level, at) => ({ start: list.level(at)?.start ?? 1, restartsAfter: list.level(at)?.restartsAfter ?? null }))
    return { abstractId: chosen.abstractId, numId: chosen.id, levels, starts: chosen.starts, values: [], current: null, started: new Set() }
  }

  #added(scheme: NumberingScheme, name: string): WrittenList {
    const abstractId = String((this.#lastAbstract += 1))
    const numId = String((this.#lastInstance += 1))
    this.#abstracts.push(abstractList(scheme, abstractId))
    this.#instances.push(element('w:num', { 'w:numId': numId }, [element('w:abstractNumId', { 'w:val': abstractId })]))
    const levels = scheme.levels.map(({ start }) => ({ start, restartsAfter: null }))
    const made: WrittenList = { abstractId, numId, levels, starts: new Map(), values: [], current: null, started: new Set() }
    this.#lists.set(name, made)
    return made
  }

  #preview({ values, levels, starts, started }: WrittenList, level: number): readonly number[] {
    const startOf = (at: number): number => starts.get(at) ?? levels[at]?.start ?? 1
    return Array.from({ length: level + 1 }, (_, at) => {
      if (at < level) return values[at] ?? startOf(at)
      if (starts.has(at) && !started.has(at)) return startOf(at)
      return (values[at] ?? startOf(at) - 1) + 1
    })
  }

  #count({ values, levels, started }: WrittenList, level: number, path: readonly number[]): void {
    for (const [at, value] of path.entries()) values[at] = value
    started.add(level)
    for (let inner = level + 1; inner < 9; inner += 1) {
      const after = levels[inner]?.restartsAfter ?? null
      if (after === null || after > inner || (after !== 0 && level < after)) values[inner] = undefined
    }
  }

  #inForce(list: WrittenList, level: number): string {
    // A restart holds for its level; an outer paragraph counts on as before it.
    if (list.current !== null && level < list.current.level) list.current = null
    return list.current?.numId ?? list.numId
  }

  #restarted(list: WrittenList, level: number, start: number): string {
    const numId = String((this.#lastInstance += 1))
    const override = element('w:lvlOverride', { 'w:ilvl': String(level) }, [element('w:startOverride', { 'w:val': String(start) })])
    this.#instances.push(element('w:num', { 'w:numId': numId }, [element('w:abstractNumId', { 'w:val': list.abstractId }), override]))
    list.current = { numId, level }
    return numId
  }
}

const step = 720

/** How far a level is indented: two outer levels at the margin's side, every deeper one further in; a number with a word before it stands in line. */
function levelLayout({ format, text }: NumberingLevel, level: number): readonly XmlElement[] {
  if (/\p{L}{2}/u.test(text.replaceAll(/%[1-9]/g, ''))) return [element('w:suff', { 'w:val': 'space' })]
  const [left, hanging] = format === 'bullet' ? [step * (level + 1) - step / 2, step / 2] : [step * Math.max(level, 1), step]
  return [element('w:pPr', [], [element('w:ind', { 'w:left': String(left), 'w:hanging': String(hanging) })])]
}

function abstractList({ levels }: NumberingScheme, id: string): XmlElement {
  const made = levels.map((level, at) => {
    const layout = levelLayout(level, at)
    const suffix = layout.filter(({ name }) => name === 'w:suff')
    return element('w:lvl', { 'w:ilvl': String(at) }, [
      element('w:start', { 'w:val': String(level.start) }),
      element('w:numFmt', { 'w:val': level.format }),
      ...(level.legal === true ? [element('w:isLgl')] : []),
      ...suffix,
      element('w:lvlText', { 'w:val': level.text }),
      element('w:lvlJc', { 'w:val': 'left' }),
      ...layout.filter(({ name }) => name !== 'w:suff'),
    ])
  })
  return element('w:abstractNum', { 'w:abstractNumId': id }, [element('w:multiLevelType', { 'w:val': 'multilevel' }), ...made])
}
