import type { Alignment } from '#shared/redline/alignment.ts'
import { child, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { propertiesKey } from './element-keys.ts'
import { operationsOf, type Operation } from './operations.ts'
import type { ShadowCell, ShadowList, ShadowRow, ShadowTable } from './shadow.ts'
import type { StoryWriting } from './story-writing.ts'
import { woven } from './woven.ts'

/** What of a story's writer its tables need. */
export interface CellWriting {
  readonly whole: (block: XmlElement, status: 'inserted' | 'deleted') => XmlElement
  readonly blocks: (old: ShadowList, now: ShadowList, operations: readonly Operation[]) => XmlNode[]
}

/** Writes tables that both files have: by row, by cell, and inside cells. */
export class TableWriter {
  readonly #writing: StoryWriting
  readonly #alignment: Alignment
  readonly #cells: CellWriting

  constructor(writing: StoryWriting, alignment: Alignment, cells: CellWriting) {
    this.#writing = writing
    this.#alignment = alignment
    this.#cells = cells
  }

  table(old: ShadowTable, now: ShadowTable): XmlElement {
    const pairs = this.#alignment.rows(old.node, now.node)
    const written = woven(pairs, old.rows, now.rows, {
      kept: (a, b) => this.#row(a, b),
      gone: (row) => this.#counted('deleted', this.#cells.whole(row.element, 'deleted')),
      come: (row) => this.#counted('inserted', this.#cells.whole(row.element, 'inserted')),
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
    const pairs = this.#alignment.cells(old.node, now.node)
    const { marks } = this.#writing
    const written = woven(pairs, old.cells, now.cells, {
      kept: (a, b) => this.#cell(a, b),
      gone: (cell) => this.#counted('deleted', marks.cell(this.#cells.whole(cell.element, 'deleted'), 'deleted')),
      come: (cell) => this.#counted('inserted', marks.cell(this.#cells.whole(cell.element, 'inserted'), 'inserted')),
    })
    return this.#propertiesChanged(this.#withRows(now.element, now.cells, written), old.element, 'w:trPr')
  }

  #cell(old: ShadowCell, now: ShadowCell): XmlElement {
    const operations = operationsOf(old.list.blocks, now.list.blocks, this.#alignment, this.#alignment.blocks(old.node, now.node), [], 0)
    return this.#propertiesChanged(withChildren(now.element, this.#cells.blocks(old.list, now.list, operations)), old.element, 'w:tcPr')
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
}
