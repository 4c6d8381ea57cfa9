import { isOn, valueOf, wholeNumber } from '#shared/word/model/on-off.ts'
import { paragraphStyleOf, type Style, styleChain, type StyleSheet } from '#shared/word/model/styles.ts'
import { attr, child, children, type XmlElement } from '#shared/word/xml/tree.ts'

/** One level of a list (ECMA-376 Part 1, 17.9.6). */
export interface ListLevel {
  readonly level: number
  readonly start: number
  /** The name of its number format (17.18.59); `pattern` for a custom one. */
  readonly format: string
  readonly pattern: string | null
  readonly text: string
  /** Shows the numbers of all levels in decimal (17.9.4). */
  readonly legal: boolean
  /** The level, counted from 1, after which it starts again; 0 for never; null for any higher one (17.9.10). */
  readonly restartsAfter: number | null
  /** The paragraph style that stands for this level (17.9.23). */
  readonly style: string | null
  readonly element: XmlElement
}

/** A list's definition (17.9.1). */
export interface AbstractList {
  readonly id: string
  readonly levels: ReadonlyMap<number, ListLevel>
  readonly styleLink: string | null
  readonly numStyleLink: string | null
  readonly element: XmlElement
}

/** An instance of a list (17.9.15), with what it overrides of it. */
export interface ListInstance {
  readonly id: string
  readonly abstractId: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, ListLevel>
}

export interface NumberingPart {
  readonly abstracts: ReadonlyMap<string, AbstractList>
  readonly instances: ReadonlyMap<string, ListInstance>
}

function readLevel(element: XmlElement): ListLevel | null {
  const level = wholeNumber(element, 'w:ilvl')
  if (level === null || level < 0 || level > 8) return null
  // A format Word added later stands in an alternate, with what older readers may use beside it.
  const holder = child(element, 'mc:AlternateContent')
  const choice = holder === null ? null : (child(holder, 'mc:Choice') ?? child(holder, 'mc:Fallback'))
  const format = child(element, 'w:numFmt') ?? (choice === null ? null : child(choice, 'w:numFmt'))
  const legal = child(element, 'w:isLgl')
  return {
    level,
    start: wholeNumber(child(element, 'w:start')) ?? 0,
    format: (format === null ? null : attr(format, 'w:val')) ?? 'decimal',
    pattern: format === null ? null : attr(format, 'w:format'),
    text: valueOf(element, 'w:lvlText') ?? '',
    legal: legal !== null && isOn(legal),
    restartsAfter: wholeNumber(child(element, 'w:lvlRestart')),
    style: valueOf(element, 'w:pStyle'),
    element,
  }
}

function levelsOf(elements: readonly XmlElement[]): ReadonlyMap<number, ListLevel> {
  return new Map(elements.flatMap((element) => readLevel(element) ?? []).map((level) => [level.level, level]))
}

function readInstance(element: XmlElement): ListInstance | null {
  const id = attr(element, 'w:numId')
  const abstractId = valueOf(element, 'w:abstractNumId')
  if (id === null || abstractId === null) return null
  const overrides = children(element, 'w:lvlOverride')
  const starts = overrides.flatMap((override): [number, number][] => {
    const [level, start] = [wholeNumber(override, 'w:ilvl'), wholeNumber(child(override, 'w:startOverride'))]
    return level === null || start === null ? [] : [[level, start]]
  })
  return { id, abstractId, starts: new Map(starts), levels: levelsOf(overrides.flatMap((override) => children(override, 'w:lvl'))) }
}

/** Reads a numbering part; without one no paragraph has a number. */
export function readNumbering(root: XmlElement | null): NumberingPart {
  const abstracts = root === null ? [] : children(root, 'w:abstractNum')
  const instances = root === null ? [] : children(root, 'w:num')
  return {
    abstracts: new Map(
      abstracts.flatMap((element): [string, AbstractList][] => {
        const id = attr(element, 'w:abstractNumId')
        const links = { styleLink: valueOf(element, 'w:styleLink'), numStyleLink: valueOf(element, 'w:numStyleLink') }
        return id === null ? [] : [[id, { id, levels: levelsOf(children(element, 'w:lvl')), ...links, element }]]
      }),
    ),
    instances: new Map(instances.flatMap((element) => readInstance(element) ?? []).map((instance) => [instance.id, instance])),
  }
}

/** A list as a paragraph uses it: the definition found through every link, and its levels as the instance has them. */
export interface ResolvedList {
  readonly instance: ListInstance
  readonly abstract: AbstractList
  readonly level: (level: number) => ListLevel | null
}

const resolved = new WeakMap<NumberingPart, Map<string, ResolvedList | null>>()

/** Finds a list by the id of its instance, through a numbering style where it is only linked (17.9.21, numStyleLink). */
export function listOf(numbering: NumberingPart, styles: StyleSheet, numId: string): ResolvedList | null {
  const known = resolved.get(numbering) ?? new Map<string, ResolvedList | null>()
  resolved.set(numbering, known)
  const found = known.get(numId)
  if (found !== undefined) return found
  const made = resolveList(numbering, styles, numId)
  known.set(numId, made)
  return made
}

function resolveList(numbering: NumberingPart, styles: StyleSheet, numId: string): ResolvedList | null {
  const instance = numbering.instances.get(numId)
  let abstract = instance === undefined ? undefined : numbering.abstracts.get(instance.abstractId)
  const passed = new Set<AbstractList>()
  while (abstract !== undefined && abstract.numStyleLink !== null && abstract.levels.size === 0 && !passed.has(abstract)) {
    passed.add(abstract)
    const link: string = abstract.numStyleLink
    const properties = styles.byId.get(link)?.paragraph ?? null
    const linked = numbering.instances.get(valueOf(properties === null ? null : child(properties, 'w:numPr'), 'w:numId') ?? '')
    abstract = numbering.abstracts.get(linked?.abstractId ?? '') ?? Array.from(numbering.abstracts.values()).find(({ styleLink }) => styleLink === link)
  }
  if (instance === undefined || abstract === undefined) return null
  const definition = abstract
  return { instance, abstract: definition, level: (level) => instance.levels.get(level) ?? definition.levels.get(level) ?? null }
}

/** Where a paragraph stands in which list. */
export interface ListPlace {
  readonly numId: string
  readonly level: number
  /** Whether the paragraph says so itself, and not its style. */
  readonly direct: boolean
}

/** The level that a style, or the nearest it is based on, stands for in a list (17.9.23). */
function levelOfStyle(chain: readonly Style[], list: ResolvedList | null): number | null {
  if (list === null) return null
  for (const { id } of chain.toReversed()) {
    for (let level = 0; level < 9; level += 1) if (list.level(level)?.style === id) return level
  }
  return null
}

const places = new WeakMap<NumberingPart, { readonly styles: StyleSheet; readonly of: WeakMap<XmlElement, ListPlace | null> }>()

/** The list and level a paragraph has, by itself or by its style (17.3.1.19); null where it has none, or its list is not there. */
export function listPlace(numbering: NumberingPart, styles: StyleSheet, properties: XmlElement | null): ListPlace | null {
  if (properties === null) return findPlace(numbering, styles, null)
  const before = places.get(numbering)
  const found = before !== undefined && before.styles === styles ? before : { styles, of: new WeakMap<XmlElement, ListPlace | null>() }
  if (found !== before) places.set(numbering, found)
  const known = found.of.get(properties)
  if (known !== undefined) return known
  const place = findPlace(numbering, styles, properties)
  found.of.set(properties, place)
  return place
}

function findPlace(numbering: NumberingPart, styles: StyleSheet, properties: XmlElement | null): ListPlace | null {
  const own = properties === null ? null : child(properties, 'w:numPr')
  const style = paragraphStyleOf(styles, properties)
  const chain = style === null ? [] : styleChain(styles, style.id)
  const fromStyles = chain.flatMap(({ paragraph }) => (paragraph === null ? [] : children(paragraph, 'w:numPr')))
  const said = (name: string): string | null => fromStyles.map((holder) => valueOf(holder, name)).findLast((value) => value !== null) ?? null
  const ownId = valueOf(own, 'w:numId')
  const numId = ownId ?? said('w:numId')
  if (numId === null || numId === '0') return null
  const list = listOf(numbering, styles, numId)
  if (list === null) return null
  const ownLevel = wholeNumber(own === null ? null : child(own, 'w:ilvl'))
  const styled = (): number => levelOfStyle(chain, list) ?? Number(said('w:ilvl') ?? 0)
  const level = ownLevel ?? (ownId === null ? styled() : (levelOfStyle(chain, list) ?? 0))
  return Number.isInteger(level) && level >= 0 && level <= 8 ? { numId, level, direct: own !== null } : null
}

/** Whether a paragraph is in no list although its style is: it says so itself with the list 0. */
export function leavesList(properties: XmlElement | null): boolean {
  return valueOf(properties === null ? null : child(properties, 'w:numPr'), 'w:numId') === '0'
}
