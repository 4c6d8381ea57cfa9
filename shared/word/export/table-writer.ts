import type { Node } from 'prosemirror-model'
import { changesOf, structureChanges, type ChangeStamp, type NodeChange, type PropertyChange, type StructureChange } from '#shared/document/tracking.ts'
import { inOrder, overlaid } from '#shared/word/export/element-order.ts'
import { fragmentElements } from '#shared/word/export/fragments.ts'
import { revision } from '#shared/word/export/revisions.ts'
import { gridOf, type GridPlace } from '#shared/word/export/table-grid.ts'
import type { ExportTarget } from '#shared/word/export/target.ts'
import { undated } from '#shared/word/import/stamps.ts'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import { element, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** What tables are written with. */
export interface TableContext {
  readonly target: ExportTarget
  /** The id of the table style that new tables take. */
  readonly tableStyle: string | null
  /** The blocks of a cell; `around` are the changes of its row. */
  readonly blocks: (cell: Node, pos: number, around: readonly StructureChange[]) => readonly XmlNode[]
}

/** A CSS pixel in twentieths of a point. */
const pixel = 15

/** The value an attribute had before all changes of it, and the newest of them; null where none is tracked. */
function beforeOf(changes: readonly NodeChange[], ...attributes: readonly string[]): { readonly stamp: ChangeStamp; readonly values: ReadonlyMap<string, unknown> } | null {
  const own = changes.filter((change): change is PropertyChange => change.kind === 'property' && attributes.includes(change.attribute))
  const last = own.at(-1)
  if (last === undefined) return null
  return { stamp: last, values: new Map(own.toReversed().map(({ attribute, before }) => [attribute, before])) }
}

/** What a layer of properties was before its changes, and the newest of these. */
interface Layer {
  readonly stamp: ChangeStamp
  readonly before: readonly XmlElement[]
}

/** By what a row came or is to go; what the whole table came or goes by counts for each. */
export function withTable(row: Node, table: Node): readonly StructureChange[] {
  return (['insertion', 'deletion'] as const).flatMap((kind) => [...structureChanges(row, kind), ...structureChanges(table, kind)].slice(0, 1))
}

const isGrid = ({ name }: XmlElement): boolean => name === 'w:tblGrid'
const isException = ({ name }: XmlElement): boolean => name === 'w:tblPrEx'

/** Writes a table (ECMA-376 Part 1, 17.4.37) with every change of it, its rows and its cells (17.13.5). */
export class TableWriter {
  readonly #context: TableContext

  constructor(context: TableContext) {
    this.#context = context
  }

  table(table: Node, pos: number): XmlElement {
    const { rows, columns } = gridOf(table, pos)
    const made = rows.map((places, index) => this.#row(table.child(index), places, table))
    return element('w:tbl', [], [...this.#properties(table, columns), ...made])
  }

  #carried(xml: unknown): readonly XmlElement[] {
    return fragmentElements((xml as string | null) ?? null, this.#context.target.report)
  }

  #properties(table: Node, columns: number): XmlElement[] {
    const { target, tableStyle } = this.#context
    const carried = this.#carried(table.attrs['word'])
    const usual = [
      ...(tableStyle === null ? [] : [element('w:tblStyle', { 'w:val': tableStyle })]),
      element('w:tblW', { 'w:w': '0', 'w:type': 'auto' }),
      element('w:tblLook', { 'w:val': '04A0' }),
    ]
    const properties = carried.length === 0 ? usual : carried.filter(({ name }) => name !== 'w:tblGrid')
    const grid = carried.find(({ name }) => name === 'w:tblGrid') ?? columnGrid(table, columns)
    const { first: props, second: columnsBefore } = this.#layers(table, properties, [grid], isGrid)
    const changes = props === null ? [] : [revision('w:tblPrChange', props.stamp, target.ids, [element('w:tblPr', [], inOrder(props.before, 'table'))])]
    // tblGridChange has an id alone (17.13.5.33).
    const gridChange = columnsBefore === null ? [] : [element('w:tblGridChange', { 'w:id': target.ids.next() }, [columnsBefore.before[0] ?? element('w:tblGrid')])]
    return [element('w:tblPr', [], [...inOrder(properties, 'table'), ...changes]), element('w:tblGrid', [], [...grid.children, ...gridChange])]
  }

  /**
   * The changes of what only Word knows of a table or a row, in the two layers that Word tracks by themselves: `isSecond` tells what is of the second.
   * A change that changed nothing is of a row's exceptions where it has any, and of a table's grid where nobody is named for it.
   */
  #layers(node: Node, first: readonly XmlElement[], second: readonly XmlElement[], isSecond: (each: XmlElement) => boolean): { readonly first: Layer | null; readonly second: Layer | null } {
    let a: Layer | null = null as Layer | null
    let b: Layer | null = null as Layer | null
    let [laterFirst, laterSecond] = [first, second]
    const told = changesOf(node).filter((change): change is PropertyChange => change.kind === 'property' && change.attribute === 'word')
    for (const change of told.toReversed()) {
      const old = this.#carried(change.before)
      const [oldFirst, oldSecond] = [old.filter((each) => !isSecond(each)), old.filter(isSecond)]
      const [inFirst, inSecond] = [fragmentText(oldFirst) !== fragmentText(laterFirst), fragmentText(oldSecond) !== fragmentText(laterSecond)]
      const isEmpty = !inFirst && !inSecond
      const emptySecond = isEmpty && second.length > 0 && b === null && (node.type.name === 'tableRow' || (change.author === '' && change.at === undated))
      if (inSecond || emptySecond) b = { stamp: b?.stamp ?? change, before: oldSecond }
      if (inFirst || (isEmpty && !emptySecond)) a = { stamp: a?.stamp ?? change, before: oldFirst }
      ;[laterFirst, laterSecond] = [oldFirst, oldSecond]
    }
    return { first: a, second: b }
  }

  #row(row: Node, places: readonly GridPlace[], table: Node): XmlElement {
    const { target } = this.#context
    const carried = this.#carried(row.attrs['word'])
    const header = row.childCount > 0 && row.children.every(({ type }) => type.name === 'tableHeader')
    const changes = withTable(row, table)
    const exception = carried.find(isException) ?? null
    const plain = carried.filter((each) => !isException(each))
    const { first: rowBefore, second: exceptionBefore } = this.#layers(row, plain, exception === null ? [] : [exception], isException)
    const properties = inOrder(overlaid(plain, header ? [element('w:tblHeader')] : []), 'row')
    for (const each of changes) properties.push(revision(each.kind === 'insertion' ? 'w:ins' : 'w:del', each, target.ids))
    if (rowBefore !== null) properties.push(revision('w:trPrChange', rowBefore.stamp, target.ids, [element('w:trPr', [], inOrder(rowBefore.before, 'row'))]))
    const exceptionChange = exceptionBefore === null ? [] : [revision('w:tblPrExChange', exceptionBefore.stamp, target.ids, [exceptionBefore.before[0] ?? element('w:tblPrEx')])]
    const exceptions = [...(exception?.children ?? []), ...exceptionChange]
    return element('w:tr', [], [
      ...(exceptions.length === 0 ? [] : [element('w:tblPrEx', [], exceptions)]),
      ...(properties.length === 0 ? [] : [element('w:trPr', [], properties)]),
      ...places.map((place) => this.#cell(place, changes)),
    ])
  }

  #cell({ cell, owner, span }: GridPlace, around: readonly StructureChange[]): XmlElement {
    const properties = this.#cellProperties(owner, span, cell === null)
    const content = cell === null ? [element('w:p')] : this.#context.blocks(cell.node, cell.pos, around)
    return element('w:tc', [], [...(properties.length === 0 ? [] : [element('w:tcPr', [], properties)]), ...content])
  }

  #cellProperties(cell: Node, span: number, goesOn: boolean): XmlElement[] {
    const { target } = this.#context
    const changes = changesOf(cell)
    const now = this.#cellState(cell.attrs, span, goesOn)
    const structure = (['insertion', 'deletion'] as const).flatMap((kind) => structureChanges(cell, kind).slice(0, 1))
    const properties = inOrder(now, 'cell')
    for (const each of structure) properties.push(revision(each.kind === 'insertion' ? 'w:cellIns' : 'w:cellDel', each, target.ids))
    const change = goesOn ? null : beforeOf(changes, 'word', 'colspan', 'rowspan', 'colwidth', 'type')
    if (change === null) return inOrder(properties, 'cell')
    const before = { ...cell.attrs, ...Object.fromEntries(change.values) }
    const old = this.#cellState(before, Number(before['colspan'] ?? 1), false)
    // As Word does, what a cell was before tells again that it came.
    const came = structure.filter(({ kind, author, at }) => kind === 'insertion' && author === change.stamp.author && at === change.stamp.at).map((each) => revision('w:cellIns', each, target.ids))
    return [...inOrder(properties, 'cell'), revision('w:tcPrChange', change.stamp, target.ids, [element('w:tcPr', [], inOrder([...old.filter(({ name }) => name !== 'w:cellMerge'), ...came], 'cell'))])]
  }

  #cellState(attrs: Readonly<Record<string, unknown>>, span: number, goesOn: boolean): XmlElement[] {
    const carried = this.#carried(attrs['word'])
    const widths = attrs['colwidth'] as readonly number[] | null
    const isSet = widths !== null && widths.every((width) => width > 0)
    const width = isSet ? [element('w:tcW', { 'w:w': String(Math.round(widths.reduce((sum, each) => sum + each, 0) * pixel)), 'w:type': 'dxa' })] : []
    const hasWidth = carried.some(({ name }) => name === 'w:tcW')
    const merge = goesOn ? [element('w:vMerge')] : Number(attrs['rowspan'] ?? 1) > 1 ? [element('w:vMerge', { 'w:val': 'restart' })] : []
    return overlaid(carried, [...(hasWidth ? [] : width), ...(span > 1 ? [element('w:gridSpan', { 'w:val': String(span) })] : []), ...merge])
  }
}

/** The columns of a table by the widths of its cells; those that take their share have none. */
function columnGrid(table: Node, columns: number): XmlElement {
  const widths = Array.from({ length: columns }, () => 0)
  for (const places of gridOf(table, 0).rows) {
    for (const { cell, column } of places) {
      const own = (cell?.node.attrs['colwidth'] ?? null) as readonly number[] | null
      for (const [at, width] of (own ?? []).entries()) widths[column + at] = Math.max(widths[column + at] ?? 0, width)
    }
  }
  return element('w:tblGrid', [], widths.map((width) => element('w:gridCol', { 'w:w': width === 0 ? null : String(Math.round(width * pixel)) })))
}

