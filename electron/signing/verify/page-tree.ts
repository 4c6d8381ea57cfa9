import { LimitReached, PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'
import type { PdfDict, PdfValue } from './syntax/values.ts'

/** A page, or a node of the tree above pages (ISO 32000-2, 7.7.3). */
export interface PageNode {
  readonly num: number | undefined
  readonly dict: PdfDict
  /** Nothing for a page itself. */
  readonly kids: readonly PageNode[] | undefined
}

/** The page tree as of a revision. Throws PdfSyntaxError when it is no tree. */
export function pageTree(document: PdfDocument, revision: number): PageNode {
  return document.once(`pages ${revision}`, () => readPageTree(document, revision))
}

function readPageTree(document: PdfDocument, revision: number): PageNode {
  const seen = new Set<number>()
  const read = (item: PdfValue, depth: number): PageNode => {
    if (depth > 60) throw new LimitReached('Pages nested too deeply')
    const num = item.kind === 'ref' ? item.num : undefined
    if (num !== undefined && seen.has(num)) throw new PdfSyntaxError('A page that is in the document twice')
    if (num !== undefined) seen.add(num)
    const dict = document.resolve(item, revision)
    if (dict.kind !== 'dict') throw new PdfSyntaxError('A page that is no dictionary')
    const kids = document.get(dict, 'Kids', revision)
    return { num, dict, kids: kids.kind === 'array' ? kids.items.map((kid) => read(kid, depth + 1)) : undefined }
  }
  return read(document.catalog(revision).entries.get('Pages') ?? { kind: 'null' }, 0)
}

/** The pages in reading order. */
export function pagesIn(node: PageNode): PageNode[] {
  return node.kids === undefined ? [node] : node.kids.flatMap((kid) => pagesIn(kid))
}

/** The object numbers of every node. */
export function nodeNumbers(node: PageNode): number[] {
  return [...(node.num === undefined ? [] : [node.num]), ...(node.kids ?? []).flatMap((kid) => nodeNumbers(kid))]
}
