import { Fragment, type Node } from 'prosemirror-model'
import { mostWordProperties } from '#shared/document/opaque.ts'
import { schema } from '#shared/document/schema.ts'
import type { NodeChange, PropertyChange, StructureChange } from '#shared/document/tracking.ts'
import { regularTable, tableShape } from '#shared/redline/table-shape.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { opaqueBlock, revisionElements } from '#shared/word/import/opaque-pieces.ts'
import { Stamps } from '#shared/word/import/stamps.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { isOn, valueOf, wholeNumber } from '#shared/word/model/on-off.ts'
import { child, children, descendants, element, type XmlElement } from '#shared/word/xml/tree.ts'

/** Reads the blocks of a cell. */
export type ReadCell = (cell: XmlElement, standing: boolean) => readonly Node[]

/** The children of one name, also those inside content controls and custom XML around them (ECMA-376 Part 1, 17.5.2.32 and 33). */
function within(parent: XmlElement, name: string): XmlElement[] {
  return children(parent).flatMap((node) => {
    if (node.name === name) return [node]
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'].includes(node.name) ? within(node, name) : []
  })
}

function xmlOf(elements: readonly XmlElement[], { fragments }: Importing): string | null {
  const xml = elements.length === 0 ? null : fragments.text(elements)
  return xml !== null && xml.length <= mostWordProperties ? xml : null
}

/** A change of properties that only Word knows, as far as one was made; `before` is what they were. */
function wordChange(revision: XmlElement | null, before: string | null, importing: Importing): PropertyChange[] {
  if (revision === null) return []
  importing.report.revision(revision.name)
  return [{ ...importing.stamps.stamp(revision), kind: 'property', attribute: 'word', before }]
}

interface Grid {
  /** Widths of the columns in CSS pixels; a twentieth of a point is a fifteenth of one. */
  readonly widths: readonly number[]
}

function gridOf(table: XmlElement): Grid {
  const grid = child(table, 'w:tblGrid')
  return { widths: (grid === null ? [] : children(grid, 'w:gridCol')).map((column) => Math.round(((wholeNumber(column, 'w:w') ?? 0) / 15) * 100) / 100) }
}

/** The children of a holder, if there is one, but for those of some names. */
function childrenBut(holder: XmlElement | null, names: ReadonlySet<string>): readonly XmlElement[] {
  return holder === null ? [] : children(holder).filter(({ name }) => !names.has(name))
}

function gridElement(columns: readonly XmlElement[]): readonly XmlElement[] {
  return columns.length === 0 ? [] : [element('w:tblGrid', [], columns)]
}

const tableRevisions: ReadonlySet<string> = new Set(['w:tblPrChange'])
const gridRevisions: ReadonlySet<string> = new Set(['w:tblGridChange'])

/** A table's own properties and grid as XML, with the changes of both (17.13.5.36 tblPrChange, 17.13.5.33 tblGridChange). */
function tableProperties(table: XmlElement, importing: Importing): { readonly word: string | null; readonly changes: NodeChange[] } {
  const [properties, grid] = [child(table, 'w:tblPr'), child(table, 'w:tblGrid')]
  const now = { properties: childrenBut(properties, tableRevisions), grid: gridElement(childrenBut(grid, gridRevisions)) }
  const gridChange = grid === null ? null : child(grid, 'w:tblGridChange')
  const oldGrid = gridChange === null ? null : child(gridChange, 'w:tblGrid')
  const before = oldGrid === null ? now.grid : gridElement(children(oldGrid))
  const change = properties === null ? null : child(properties, 'w:tblPrChange')
  const old = change === null ? null : child(change, 'w:tblPr')
  return {
    word: xmlOf([...now.properties, ...now.grid], importing),
    changes: [
      ...wordChange(change, xmlOf([...(old === null ? [] : children(old)), ...before], importing), importing),
      ...wordChange(gridChange, xmlOf([...now.properties, ...before], importing), importing),
    ],
  }
}

/** What of a row's properties is said elsewhere: its changes, and by the kind of its cells that it is a head. */
const rowOwn: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:trPrChange', 'w:tblHeader'])
const exceptionRevisions: ReadonlySet<string> = new Set(['w:tblPrExChange'])

function exceptionElement(holder: XmlElement | null): readonly XmlElement[] {
  const left = childrenBut(holder, exceptionRevisions)
  return left.length === 0 ? [] : [element('w:tblPrEx', [], left)]
}

interface RowProperties {
  readonly word: string | null
  readonly header: boolean
  readonly changes: readonly NodeChange[]
  readonly coming: XmlElement | null
  readonly structure: readonly StructureChange[]
}

/** A row's properties, exceptions to the table's first (17.4.61 tblPrEx, 17.4.79 trPr), and whether it came or is to go (17.13.5.16, 17.13.5.12). */
function rowProperties(row: XmlElement, importing: Importing): RowProperties {
  const [exceptions, properties] = [child(row, 'w:tblPrEx'), child(row, 'w:trPr')]
  const exceptionChange = exceptions === null ? null : child(exceptions, 'w:tblPrExChange')
  const change = properties === null ? null : child(properties, 'w:trPrChange')
  const oldException = exceptionElement(exceptionChange === null ? exceptions : child(exceptionChange, 'w:tblPrEx'))
  const header = properties === null ? null : child(properties, 'w:tblHeader')
  const structure: StructureChange[] = []
  let coming: XmlElement | null = null
  for (const [name, kind] of [['w:ins', 'insertion'], ['w:del', 'deletion']] as const) {
    const revision = properties === null ? null : child(properties, name)
    if (revision === null) continue
    importing.report.revision(name)
    coming = revision
    structure.push({ ...importing.stamps.stamp(revision, null, importing.stamps.ownGroup()), kind })
  }
  return {
    word: xmlOf([...exceptionElement(exceptions), ...childrenBut(properties, rowOwn)], importing),
    header: header !== null && isOn(header),
    changes: [
      ...wordChange(change, xmlOf([...oldException, ...childrenBut(change === null ? null : child(change, 'w:trPr'), rowOwn)], importing), importing),
      ...wordChange(exceptionChange, xmlOf([...oldException, ...childrenBut(properties, rowOwn)], importing), importing),
    ],
    coming,
    structure,
  }
}

/** What of a cell's properties is said elsewhere: its changes and its spans. */
const cellOwn: ReadonlySet<string> = new Set(['w:cellIns', 'w:cellDel', 'w:tcPrChange', 'w:gridSpan', 'w:vMerge'])

interface ReadCellNode {
  readonly source: XmlElement
  readonly column: number
  readonly span: number
  readonly merge: 'restart' | 'continue' | null
  readonly properties: XmlElement | null
}

function placeCells(row: XmlElement): ReadCellNode[] {
  const properties = child(row, 'w:trPr')
  let column = Math.min(wholeNumber(properties === null ? null : child(properties, 'w:gridBefore')) ?? 0, 200)
  return within(row, 'w:tc').map((source) => {
    const own = child(source, 'w:tcPr')
    const span = Math.min(Math.max(wholeNumber(own === null ? null : child(own, 'w:gridSpan')) ?? 1, 1), 200)
    const vertical = own === null ? null : child(own, 'w:vMerge')
    const merge = vertical === null ? null : valueOf(own, 'w:vMerge') === 'restart' ? 'restart' : 'continue'
    const placed: ReadCellNode = { source, column, span, merge, properties: own }
    column += span
    return placed
  })
}

/** The cells that a continued one belongs to: how many rows below the first go on in the same columns. */
function rowspanOf(rows: readonly (readonly ReadCellNode[])[], row: number, cell: ReadCellNode): number {
  let count = 1
  if (cell.merge !== 'restart') return count
  while (rows[row + count]?.some(({ column, span, merge }) => merge === 'continue' && column === cell.column && span === cell.span) === true && count < 200) count += 1
  return count
}

/** Words in a row or cell that came or went as a whole, where a program left them unmarked: they came or went with it. */
function underChange(block: Node, change: StructureChange): Node {
  if (!block.inlineContent) return block
  const { kind, ...stamp } = change
  const inline = block.children.map((node) => (node.marks.some((mark) => mark.type.name === kind) ? node : node.mark(schema.marks[kind].create({ ...stamp }).addToSet(node.marks))))
  return inline.every((node, index) => node === block.child(index)) ? block : block.copy(Fragment.fromArray(inline))
}

/** What a change of a cell's properties says of its span; widths of their own the former columns have not. */
function spanChanges(change: XmlElement | null, span: number, { stamps }: Importing): PropertyChange[] {
  if (change === null) return []
  const old = child(change, 'w:tcPr')
  const before = Math.min(Math.max(wholeNumber(old === null ? null : child(old, 'w:gridSpan')) ?? 1, 1), 200)
  if (before === span) return []
  return [
    { ...stamps.stamp(change), kind: 'property', attribute: 'colspan', before },
    { ...stamps.stamp(change), kind: 'property', attribute: 'colwidth', before: null },
  ]
}

class TableReader {
  readonly #importing: Importing
  readonly #readCell: ReadCell
  readonly #widths: readonly number[]
  /** The groups of columns that came or went: all cells of one author and moment in the table. */
  readonly #columns = new Map<string, string>()

  constructor(table: XmlElement, readCell: ReadCell, importing: Importing) {
    this.#importing = importing
    this.#readCell = readCell
    this.#widths = gridOf(table).widths
  }

  row(row: XmlElement, placed: readonly ReadCellNode[], all: readonly (readonly ReadCellNode[])[], index: number, standing: boolean): Node {
    const own = rowProperties(row, this.#importing)
    const [whole] = own.structure.slice(-1)
    const stands = standing && own.structure.every(({ kind }) => kind !== 'deletion')
    const cells = this.#importing.stamps.inside(own.coming, whole?.group ?? '', () =>
      placed.flatMap((cell) => {
        const rowspan = rowspanOf(all, index, cell)
        const continued = cell.merge === 'continue' && all[index - 1]?.some(({ column, span, merge }) => merge !== null && column === cell.column && span === cell.span) === true
        if (!continued) return [this.#cell(cell, rowspan, own.header, stands, own.structure)]
        for (const { name } of descendants(cell.source)) if (revisionElements.has(name)) this.#importing.report.add('change inside a merged cell', 'kept')
        return []
      }),
    )
    const changes = [...own.changes, ...own.structure]
    return schema.nodes.tableRow.create({ word: own.word, changes: changes.length === 0 ? null : changes }, cells)
  }

  #cell({ source, column, span, properties }: ReadCellNode, rowspan: number, header: boolean, standing: boolean, rowChanges: readonly StructureChange[]): Node {
    const structure: StructureChange[] = []
    for (const [name, kind] of [['w:cellIns', 'insertion'], ['w:cellDel', 'deletion']] as const) {
      const revision = properties === null ? null : child(properties, name)
      if (revision === null) continue
      this.#importing.report.revision(name)
      const key = `${kind} ${Stamps.keyOf(revision)}`
      const group = this.#columns.get(key) ?? this.#importing.stamps.ownGroup()
      this.#columns.set(key, group)
      structure.push({ ...this.#importing.stamps.stamp(revision, null, group), kind })
    }
    if (properties !== null && child(properties, 'w:cellMerge') !== null) this.#importing.report.add('cell merge change', 'kept')
    const change = properties === null ? null : child(properties, 'w:tcPrChange')
    const changes: NodeChange[] = [...spanChanges(change, span, this.#importing), ...wordChange(change, xmlOf(childrenBut(change === null ? null : child(change, 'w:tcPr'), cellOwn), this.#importing), this.#importing), ...structure]
    const widths = this.#widths.slice(column, column + span)
    const stands = standing && structure.every(({ kind }) => kind !== 'deletion')
    const blocks = [...rowChanges, ...structure].reduce<readonly Node[]>((all, each) => all.map((block) => underChange(block, each)), this.#readCell(source, stands))
    const type = header ? schema.nodes.tableHeader : schema.nodes.tableCell
    return type.create(
      {
        colspan: span,
        rowspan,
        colwidth: widths.length === span && widths.every((width) => width > 0 && width <= 10_000) ? widths : null,
        word: xmlOf(childrenBut(properties, cellOwn), this.#importing),
        changes: changes.length === 0 ? null : changes,
      },
      [...blocks],
    )
  }
}

/** Whether a cell that only continues another holds words: Word hides them, and so would we. */
function hidesWords(rows: readonly (readonly ReadCellNode[])[]): boolean {
  return rows.some((row) => row.some(({ merge, source }) => merge === 'continue' && wordsOf([source]) !== ''))
}

/** Reads a table (17.4.38). One that cannot be read without hiding words of it, or that has no cells, is shown as an opaque piece. */
export function readTable(table: XmlElement, standing: boolean, readCell: ReadCell, importing: Importing): Node {
  const rows = within(table, 'w:tr')
  const placed = rows.map(placeCells)
  if (rows.length === 0 || placed.every((row) => row.length === 0) || rows.length > 20_000 || hidesWords(placed)) return opaqueBlock('table', table, importing)
  const { word, changes } = tableProperties(table, importing)
  const reader = new TableReader(table, readCell, importing)
  const made = rows.map((row, index) => reader.row(row, placed[index] ?? [], placed, index, standing))
  const id = importing.ids.of(table)
  importing.sources.block(id, table)
  const node = schema.nodes.table.create({ id, word, changes: changes.length === 0 ? null : changes }, made)
  if (tableShape(node).regular) return node
  importing.report.add('irregular table', 'lost', node.textContent)
  return regularTable(node)
}
