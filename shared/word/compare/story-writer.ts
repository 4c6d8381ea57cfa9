import type { DocumentAlignment } from '#shared/compare/align-documents.ts'
import type { Pair } from '#shared/redline/alignment.ts'
import { append } from '../xml/append.ts'
import { attr, child, element, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Adoption } from './adoption.ts'
import { propertiesKey } from './element-keys.ts'
import { operationsOf, type Operation, type Status } from './operations.ts'
import type { Piece } from './pieces.ts'
import type { RevisionMarks } from './revision-marks.ts'
import { readList, readParagraph, shadowDocument, type Between, type Reading, type ShadowBlock, type ShadowCell, type ShadowList, type ShadowParagraph, type ShadowRow, type ShadowTable } from './shadow.ts'
import { writeInline, type InlineItem } from './write-inline.ts'
import { nestedBlocks, type PlacedBlock } from './write-nested.ts'

/** How many changes a comparison wrote. */
export interface WordChanges {
  inserted: number
  deleted: number
  moved: number
  formatted: number
}

export interface StoryWriting {
  readonly adoption: Adoption
  readonly marks: RevisionMarks
  readonly changes: WordChanges
  readonly old: { readonly part: string; readonly reading: Reading }
  readonly now: { readonly part: string; readonly reading: Reading }
  readonly align: (old: readonly ShadowBlock[], now: readonly ShadowBlock[]) => DocumentAlignment
  /** Notes of which the reference was kept. */
  readonly keptNote: (old: XmlElement, now: XmlElement) => void
}

const structural: ReadonlySet<string> = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])

/** Writes two lists of blocks of one story as one, over the new one's XML. */
export class StoryWriter {
  readonly #writing: StoryWriting
  #alignment: DocumentAlignment['alignment'] | null = null

  constructor(writing: StoryWriting) {
    this.#writing = writing
  }

  /** The nodes of a story: what both have, with revisions where they differ. */
  story(old: ShadowList, now: ShadowList): XmlNode[] {
    const { alignment, moves } = this.#writing.align(old.blocks, now.blocks)
    this.#alignment = alignment
    const [a, b] = [shadowDocument(old.blocks), shadowDocument(now.blocks)]
    const operations = operationsOf(old.blocks, now.blocks, alignment, alignment.blocks(a, b), moves, this.#writing.changes.moved)
    this.#count(operations)
    return this.#write(old, now, operations)
  }

  #count(operations: readonly Operation[]): void {
    const { changes } = this.#writing
    let last: Status | null = null
    for (const operation of operations) {
      if (operation.kind === 'range') {
        if (operation.side === 'to' && operation.edge === 'start') changes.moved += 1
        continue
      }
      if (operation.status !== last && operation.status === 'inserted') changes.inserted += 1
      if (operation.status !== last && (operation.status === 'deleted' || operation.status === 'dropped')) changes.deleted += 1
      last = operation.status
    }
  }

  #write(old: ShadowList, now: ShadowList, operations: readonly Operation[]): XmlNode[] {
    const out: PlacedBlock[] = []
    let items: InlineItem[] = []
    let between = 0
    const ranges = new Map<string, string>()
    const flushBetween = (upTo: number): void => {
      for (; between < now.between.length && (now.between[between]?.before ?? 0) <= upTo; between += 1) {
        const each = now.between[between]
        if (each !== undefined) out.push({ node: each.node, chain: each.chain })
      }
    }
    // The properties of a cell stand before all else in it.
    for (let first = now.between[0]; first !== undefined && isProperties(first) && first.before === 0; first = now.between[between]) {
      out.push({ node: first.node, chain: first.chain })
      between += 1
    }
    operations.forEach((operation, index) => {
      if (operation.kind === 'range') {
        const key = `${operation.side} ${operation.move}`
        if (operation.edge === 'start') ranges.set(key, this.#writing.marks.id())
        out.push({ node: this.#writing.marks.range(operation.side, operation.edge, ranges.get(key) ?? '', `move${operation.move + 1}`), chain: null })
        return
      }
      if (operation.kind === 'inline') {
        append(items, this.#items(operation, old, now))
        return
      }
      const [was, is] = [operation.old === null ? null : old.blocks[operation.old], operation.now === null ? null : now.blocks[operation.now]]
      if (operation.now !== null && operation.status !== 'deleted') flushBetween(operation.now)
      if (operation.kind === 'end') {
        const [before, after] = [was?.kind === 'paragraph' ? was : null, is?.kind === 'paragraph' ? is : null]
        if (after !== null) items = this.#withTrailing(items, after, operation.status)
        const isLast = index === operations.length - 1
        append(out, this.#paragraphs(items, before, after, operation.status, isLast))
        items = []
        return
      }
      const node = this.#block(was ?? null, is ?? null, operation.status)
      if (node !== null) out.push({ node, chain: is?.chain ?? null })
    })
    flushBetween(Number.POSITIVE_INFINITY)
    return nestedBlocks(out)
  }

  /** Blocks of one side, all of one status. */
  #oneSided(list: ShadowList, status: Status, isOld: boolean): XmlNode[] {
    const operations = list.blocks.flatMap((block, index): Operation[] => {
      const [was, is] = isOld ? [index, null] : [null, index]
      if (block.kind !== 'paragraph') return [{ kind: 'block', status, old: was, now: is }]
      const whole = { block: index, from: 0, to: block.units }
      return [...(block.units > 0 ? [{ kind: 'inline' as const, status, old: isOld ? whole : null, now: isOld ? null : whole }] : []), { kind: 'end', status, old: was, now: is }]
    })
    const none: ShadowList = { blocks: [], between: [] }
    return isOld ? this.#write(list, none, operations) : this.#write(none, list, operations)
  }

  #items({ status, old, now }: Extract<Operation, { kind: 'inline' }>, before: ShadowList, after: ShadowList): InlineItem[] {
    const left = old === null ? [] : cut(before.blocks[old.block], old.from, old.to, false)
    const right = now === null ? [] : cut(after.blocks[now.block], now.from, now.to, true)
    if (now === null) return left.map((each) => ({ ...each, status, isOld: true }))
    if (old === null) return right.map((each) => ({ ...each, status, isOld: false }))
    return this.#zipped(left, right, status)
  }

  /** Kept words, cut where the formatting of either side changes. */
  #zipped(left: readonly Cut[], right: readonly Cut[], status: Status): InlineItem[] {
    const out: InlineItem[] = []
    let next = 0
    let done = 0
    let covered = 0
    for (const each of right) {
      if (each.piece.kind === 'empty') {
        out.push({ ...each, status, isOld: false })
        continue
      }
      if (each.piece.kind === 'field') {
        out.push({ ...each, status, isOld: false })
        if (each.from < covered) continue
        // The parts of a field share one unit.
        covered = each.to
        next = left.findIndex((other, at) => at >= next && other.piece.kind === 'field')
        const { from = 0 } = left[next] ?? {}
        while (left[next]?.piece.kind === 'field' && left[next]?.from === from) next += 1
        done = 0
        continue
      }
      let from = each.from
      while (from < each.to) {
        const other = left[next]
        if (other === undefined) break
        const start = Math.max(other.from, done)
        const length = Math.min(each.to - from, other.to - start)
        if (other.piece.kind === 'note' && each.piece.kind === 'note') this.#writing.keptNote(other.piece.content, each.piece.content)
        out.push({ piece: each.piece, from, to: from + length, status, isOld: false, ...this.#formatBefore(other.piece, each.piece) })
        from += length
        done = start + length
        if (done >= other.to) {
          next += 1
          done = 0
        }
      }
      if (from < each.to) out.push({ piece: each.piece, from, to: each.to, status, isOld: false })
    }
    return out
  }

  readonly #formats = new WeakMap<XmlElement, WeakMap<XmlElement, { before?: XmlElement | null }>>()

  #formatBefore(old: Piece, now: Piece): { before?: XmlElement | null } {
    if (old.run === null || now.run === null) return {}
    const known = this.#formats.get(old.run)?.get(now.run)
    if (known !== undefined) return known
    const before = this.#writing.adoption.formatted(child(old.run, 'w:rPr'))
    const same = propertiesKey(before, this.#writing.now.reading.targets) === propertiesKey(child(now.run, 'w:rPr'), this.#writing.now.reading.targets)
    const made = same ? {} : { before }
    const ofOld = this.#formats.get(old.run) ?? new WeakMap<XmlElement, { before?: XmlElement | null }>()
    this.#formats.set(old.run, ofOld.set(now.run, made))
    return made
  }

  /** What stands empty at the end of a paragraph goes with its end. */
  #withTrailing(items: InlineItem[], { pieces, units }: ShadowParagraph, status: Status): InlineItem[] {
    const written = new Set(items.map(({ piece }) => piece))
    const trailing = pieces.filter((piece) => piece.kind === 'empty' && piece.from === units && !written.has(piece))
    return trailing.length === 0 ? items : [...items, ...trailing.map((piece): InlineItem => ({ piece, from: piece.from, to: piece.to, status, isOld: false }))]
  }

  #paragraphs(items: readonly InlineItem[], old: ShadowParagraph | null, now: ShadowParagraph | null, status: Status, isLast: boolean): PlacedBlock[] {
    const { adoption, marks, changes } = this.#writing
    const content = writeInline(items, { marks, adopted: (each) => this.#adopted(each), formatted: () => void (changes.formatted += 1) })
    const oldProperties = old === null ? null : child(old.element, 'w:pPr')
    if (now === null) {
      const properties = marks.paragraph(oldProperties === null ? null : this.#adopted(oldProperties), status)
      return [{ node: filled(element('w:p'), properties, content), chain: null }]
    }
    const properties = child(now.element, 'w:pPr')
    if (status !== 'kept' && status !== 'movedTo') return [{ node: filled(now.element, marks.paragraph(properties, status), content), chain: now.chain }]
    if (status === 'kept' && !isLast && hasSection(oldProperties) !== hasSection(properties)) {
      changes.formatted += 1
      const gone = filled(element('w:p'), marks.paragraph(oldProperties === null ? null : this.#adopted(oldProperties), 'deleted'), content)
      return [{ node: gone, chain: null }, { node: filled(now.element, marks.paragraph(properties, 'inserted'), []), chain: now.chain }]
    }
    if (status === 'movedTo') return [{ node: filled(now.element, marks.paragraph(properties, status), content), chain: now.chain }]
    const before = adoption.formatted(oldProperties)
    const { targets } = this.#writing.now.reading
    const same = propertiesKey(before, targets, [...structural]) === propertiesKey(properties, targets, [...structural])
    if (same) return [{ node: filled(now.element, properties, content), chain: now.chain }]
    changes.formatted += 1
    const kept = (before?.children ?? []).filter((node) => isElement(node) && !structural.has(node.name))
    return [{ node: filled(now.element, marks.changed(properties, 'w:pPr', kept), content), chain: now.chain }]
  }

  #adopted(each: XmlElement): XmlElement {
    return this.#writing.adoption.adopted(each, this.#writing.old.part, this.#writing.now.part)
  }

  #block(old: ShadowBlock | null, now: ShadowBlock | null, status: Status): XmlElement | null {
    if (status === 'kept' && old?.kind === 'table' && now?.kind === 'table') return this.#table(old, now)
    if (now !== null) return status === 'kept' ? now.element : this.#whole(now.element, status, false)
    return old === null || old.element.name === 'w:altChunk' ? null : this.#whole(old.element, status, true)
  }

  /** A block that came or went whole: its rows, and every run and end in it. */
  #whole(block: XmlElement, status: Status, isOld: boolean): XmlElement {
    const { marks } = this.#writing
    if (block.name === 'w:p') {
      const { reading } = isOld ? this.#writing.old : this.#writing.now
      const [made] = this.#oneSided({ blocks: [readParagraph(block, [], reading)], between: [] }, status, isOld)
      return isElement(made) ? made : block
    }
    if (block.name === 'm:oMath' || block.name === 'm:oMathPara') {
      const [made] = marks.wrapped([isOld ? this.#adopted(block) : block], status)
      return isElement(made) ? made : block
    }
    const shell = isOld ? this.#adopted(withChildren(block, [])) : block
    const inside = block.children.map((node): XmlNode => {
      if (!isElement(node)) return node
      if (node.name.endsWith('Pr') || node.name === 'w:tblPrEx' || node.name === 'w:tblGrid') return isOld ? this.#adopted(node) : node
      return this.#whole(node, status, isOld)
    })
    const made = withChildren(shell, inside)
    return block.name === 'w:tr' ? marks.row(made, status) : made
  }

  #table(old: ShadowTable, now: ShadowTable): XmlElement {
    const pairs = this.#alignment?.rows(old.node, now.node) ?? []
    const written = woven(pairs, old.rows, now.rows, {
      kept: (a, b) => this.#row(a, b),
      gone: (row) => this.#counted('deleted', this.#whole(row.element, 'deleted', true)),
      come: (row) => this.#counted('inserted', this.#whole(row.element, 'inserted', false)),
    })
    const table = this.#withRows(now.element, now.rows, written)
    return this.#propertiesChanged(table, old.element, 'w:tblPr')
  }

  #counted<T>(kind: 'inserted' | 'deleted', node: T): T {
    this.#writing.changes[kind] += 1
    return node
  }

  #withRows(parent: XmlElement, known: readonly { readonly element: XmlElement }[], written: ReadonlyMap<XmlElement | null, readonly XmlNode[]>): XmlElement {
    const elements = new Set(known.map((each) => each.element))
    const lastAt = parent.children.findLastIndex((node) => isElement(node) && elements.has(node))
    const made = parent.children.flatMap((node, at): readonly XmlNode[] => {
      const own = isElement(node) && elements.has(node) ? (written.get(node) ?? []) : [node]
      return at === lastAt ? [...own, ...(written.get(null) ?? [])] : own
    })
    return withChildren(parent, made)
  }

  #row(old: ShadowRow, now: ShadowRow): XmlElement {
    const pairs = this.#alignment?.cells(old.node, now.node) ?? []
    const { marks } = this.#writing
    const written = woven(pairs, old.cells, now.cells, {
      kept: (a, b) => this.#cell(a, b),
      gone: (cell) => this.#counted('deleted', marks.cell(this.#whole(cell.element, 'deleted', true), 'deleted')),
      come: (cell) => this.#counted('inserted', marks.cell(this.#whole(cell.element, 'inserted', false), 'inserted')),
    })
    return this.#propertiesChanged(this.#withRows(now.element, now.cells, written), old.element, 'w:trPr')
  }

  #cell(old: ShadowCell, now: ShadowCell): XmlElement {
    const replaced = this.#alignment?.blocks(old.node, now.node) ?? []
    const operations = this.#alignment === null ? [] : operationsOf(old.list.blocks, now.list.blocks, this.#alignment, replaced, [], 0)
    this.#count(operations)
    return this.#propertiesChanged(withChildren(now.element, this.#write(old.list, now.list, operations)), old.element, 'w:tcPr')
  }

  #propertiesChanged(made: XmlElement, old: XmlElement, name: string): XmlElement {
    const { adoption, marks, changes, now } = this.#writing
    const [before, own] = [adoption.formatted(child(old, name)), child(made, name)]
    if (propertiesKey(before, now.reading.targets) === propertiesKey(own, now.reading.targets)) return made
    changes.formatted += 1
    const record = marks.changed(own, name, (before?.children ?? []).filter((node) => !isElement(node) || !/^w:(?:ins|del|cellIns|cellDel|cellMerge)$/.test(node.name)))
    if (own !== null) return withChildren(made, made.children.map((node) => (node === own ? record : node)))
    const at = name === 'w:trPr' ? made.children.findLastIndex((node) => isElement(node, 'w:tblPrEx')) + 1 : 0
    return withChildren(made, [...made.children.slice(0, at), record, ...made.children.slice(at)])
  }

  /** A whole story that came, or went. */
  alone(container: XmlElement, status: 'inserted' | 'deleted'): XmlNode[] {
    this.#writing.changes[status] += 1
    const { reading } = this.#writing.now
    return this.#oneSided(readList(container, reading), status, false)
  }
}

interface Cut {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

/** The pieces of a paragraph between two units, with those that are empty in front of each, if asked for. */
function cut(block: ShadowBlock | undefined, from: number, to: number, withEmpty: boolean): Cut[] {
  if (block?.kind !== 'paragraph') return []
  return block.pieces.flatMap((piece): Cut[] => {
    if (piece.kind === 'empty') return withEmpty && piece.from >= from && piece.from < to ? [{ piece, from: piece.from, to: piece.to }] : []
    const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)]
    return start < end ? [{ piece, from: start, to: end }] : []
  })
}

function isProperties({ node }: Between): boolean {
  return isElement(node) && node.name === 'w:tcPr'
}

/** A paragraph around its properties and content. */
function filled(shell: XmlElement, properties: XmlElement | null, inside: readonly XmlNode[]): XmlElement {
  return withChildren(shell, properties === null ? inside : [properties, ...inside])
}

function hasSection(properties: XmlElement | null): boolean {
  return properties !== null && child(properties, 'w:sectPr') !== null
}

/** What stands before and in the place of each of the new side's elements; under null what stands after the last. */
function woven<T extends { readonly element: XmlElement }>(
  pairs: readonly Pair[],
  old: readonly T[],
  now: readonly T[],
  write: { readonly kept: (a: T, b: T) => XmlElement; readonly gone: (a: T) => XmlElement; readonly come: (b: T) => XmlElement },
): ReadonlyMap<XmlElement | null, readonly XmlNode[]> {
  const found = new Map<XmlElement | null, readonly XmlNode[]>()
  const partner = new Map(pairs.map(({ before, after }) => [after, before]))
  let done = 0
  let waiting: XmlNode[] = []
  now.forEach((each, index) => {
    const own = partner.get(index)
    // What is struck out stands before what came in its place.
    const until = own ?? (index === 0 || partner.has(index - 1) ? (pairs.find(({ after }) => after > index)?.before ?? old.length) : done)
    for (; done < until; done += 1) {
      const gone = old[done]
      if (gone !== undefined) waiting.push(write.gone(gone))
    }
    const was = own === undefined ? undefined : old[own]
    waiting.push(was === undefined ? write.come(each) : write.kept(was, each))
    if (was !== undefined) done += 1
    found.set(each.element, waiting)
    waiting = []
  })
  found.set(null, old.slice(done).map(write.gone))
  return found
}

/** The number an element's id is; 0 where it has none. */
export function idOf(each: XmlElement): number {
  return Number(attr(each, 'w:id') ?? 0) || 0
}
