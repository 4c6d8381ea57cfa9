import { append } from '../xml/append.ts'
import { child, element, isElement, renamed, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Status } from './operations.ts'

/** Who made the revisions, and when (17.13.5): an ISO 8601 time. */
export interface WordStamp {
  readonly author: string
  readonly at: string
}

/** What wraps runs of a status, from the outside in. Words dropped from a moved passage came with it and went again. */
const wrappers: Readonly<Record<Status, readonly string[]>> = {
  kept: [],
  inserted: ['w:ins'],
  deleted: ['w:del'],
  movedFrom: ['w:moveFrom'],
  movedTo: ['w:moveTo'],
  dropped: ['w:moveTo', 'w:del'],
}

/** What marks a paragraph's end of a status, in the order of CT_ParaRPr. */
const ends: Readonly<Record<Status, readonly string[]>> = { ...wrappers, dropped: ['w:del', 'w:moveTo'] }

/** Whether words of a status are written as deleted text (17.3.3.7). */
export function isStruck(status: Status): boolean {
  return status === 'deleted' || status === 'dropped'
}

/** Elements around runs that a revision may not stand around: it stands inside them (CT_RunTrackChange). */
const around: ReadonlySet<string> = new Set(['w:hyperlink', 'w:fldSimple', 'w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:sdt'])
const revisable: ReadonlySet<string> = new Set(['w:r', 'm:oMath', 'm:oMathPara'])

/** Writes revisions by one author, each under an id of its own. */
export class RevisionMarks {
  readonly #stamp: WordStamp
  #next: number

  constructor(stamp: WordStamp, firstId: number) {
    this.#stamp = stamp
    this.#next = firstId
  }

  id(): string {
    return String(this.#next++)
  }

  mark(name: string, content: readonly XmlNode[] = [], further: Readonly<Record<string, string>> = {}): XmlElement {
    return element(name, { 'w:id': this.id(), 'w:author': this.#stamp.author, 'w:date': this.#stamp.at, ...further }, content)
  }

  /** Runs of one status in what marks them. */
  wrapped(nodes: readonly XmlNode[], status: Status): readonly XmlNode[] {
    return wrappers[status].reduceRight<readonly XmlNode[]>((inside, name) => [this.mark(name, inside)], nodes)
  }

  /** Nodes of a paragraph as they stand with a status: runs wrapped, what stands around them with its content marked. */
  inline(nodes: readonly XmlNode[], status: Status): XmlNode[] {
    if (status === 'kept') return [...nodes]
    const out: XmlNode[] = []
    let runs: XmlNode[] = []
    const flush = (): void => {
      if (runs.length > 0) append(out, this.wrapped(runs, status))
      runs = []
    }
    for (const node of nodes) {
      if (isElement(node) && revisable.has(node.name)) {
        runs.push(isStruck(status) && node.name === 'w:r' ? struck(node) : node)
        continue
      }
      flush()
      out.push(isElement(node) && around.has(node.name) ? withChildren(node, this.inline(node.children, status)) : node)
    }
    flush()
    return out
  }

  /** The properties of a paragraph whose end has a status; the marks stand first among those of the end (17.3.1.29). */
  paragraph(properties: XmlElement | null, status: Status): XmlElement | null {
    if (status === 'kept') return properties
    const own = properties ?? element('w:pPr')
    const run = child(own, 'w:rPr')
    const marks = ends[status].map((name) => this.mark(name))
    if (run !== null) return withChildren(own, own.children.map((node) => (node === run ? withChildren(run, [...marks, ...run.children]) : node)))
    const at = own.children.findIndex((node) => isElement(node, 'w:sectPr') || isElement(node, 'w:pPrChange'))
    const place = at === -1 ? own.children.length : at
    return withChildren(own, [...own.children.slice(0, place), element('w:rPr', {}, marks), ...own.children.slice(place)])
  }

  /** A row that came or went (17.13.5.17, 17.13.5.13). */
  row(row: XmlElement, status: Status): XmlElement {
    const mark = this.mark(isStruck(status) || status === 'movedFrom' ? 'w:del' : 'w:ins')
    const own = child(row, 'w:trPr')
    if (own !== null) return withChildren(row, row.children.map((node) => (node === own ? beforeChange(own, mark) : node)))
    const at = row.children.findLastIndex((node) => isElement(node, 'w:tblPrEx')) + 1
    return withChildren(row, [...row.children.slice(0, at), element('w:trPr', {}, [mark]), ...row.children.slice(at)])
  }

  /** A cell that came or went (17.13.5.1, 17.13.5.2). */
  cell(cell: XmlElement, status: Status): XmlElement {
    const mark = this.mark(isStruck(status) ? 'w:cellDel' : 'w:cellIns')
    const own = child(cell, 'w:tcPr')
    if (own === null) return withChildren(cell, [element('w:tcPr', {}, [mark]), ...cell.children])
    return withChildren(cell, cell.children.map((node) => (node === own ? beforeChange(own, mark) : node)))
  }

  /** Properties with the record of what they were; `old` without what the record may not hold. */
  changed(properties: XmlElement | null, name: string, old: readonly XmlNode[]): XmlElement {
    const own = properties ?? element(name)
    return withChildren(own, [...own.children, this.mark(`${name}Change`, [element(name, {}, old)])])
  }

  range(side: 'from' | 'to', edge: 'start' | 'end', id: string, name: string): XmlElement {
    const base = side === 'from' ? 'w:moveFromRange' : 'w:moveToRange'
    if (edge === 'end') return element(`${base}End`, { 'w:id': id })
    return element(`${base}Start`, { 'w:id': id, 'w:author': this.#stamp.author, 'w:date': this.#stamp.at, 'w:name': name })
  }
}

function beforeChange(properties: XmlElement, mark: XmlElement): XmlElement {
  const at = properties.children.findIndex((node) => isElement(node) && node.name.endsWith('PrChange'))
  const place = at === -1 ? properties.children.length : at
  return withChildren(properties, [...properties.children.slice(0, place), mark, ...properties.children.slice(place)])
}

const struckNames: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' }

/** A run with its text as deleted text. */
export function struck(run: XmlElement): XmlElement {
  return withChildren(run, run.children.map((node) => {
    const name = isElement(node) ? struckNames[node.name] : undefined
    if (!isElement(node) || name === undefined) return node
    return renamed(node, name)
  }))
}
