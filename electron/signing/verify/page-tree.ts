import { LimitReached, PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'
import { type PdfDict, type PdfValue, pdfNull } from './syntax/values.ts'

/** A page, or a node of the tree above pages (ISO 32000-2, 7.7.3). */
export interface PageNode {
  readonly num: number | undefined
  readonly dict: PdfDict
  /** Nothing for a page itself. */
  readonly kids: readonly PageNode[] | undefined
}

interface ReadTree {
  readonly root: PageNode
  /** The objects that the tree is read from. */
  readonly from: ReadonlySet<number>
}

/** The page tree as of a revision. Throws PdfSyntaxError when it is no tree. */
export function pageTree(document: PdfDocument, revision: number): PageNode {
  return treeOf(document, revision).root
}

/** The tree of the revision before, where this one lists none of its objects anew. */
function treeOf(document: PdfDocument, revision: number): ReadTree {
  return document.once(`pages ${revision}`, () => {
    const top = document.catalog(revision).entries.get('Pages') ?? pdfNull
    return unchangedTree(document, revision, top) ?? readTree(document, revision, top)
  })
}

function unchangedTree(document: PdfDocument, revision: number, top: PdfValue): ReadTree | undefined {
  if (revision === 0 || top.kind !== 'ref') return undefined
  try {
    const before = document.catalog(revision - 1).entries.get('Pages')
    if (before?.kind !== 'ref' || before.num !== top.num || before.gen !== top.gen) return undefined
    const tree = treeOf(document, revision - 1)
    const listed = [...(document.revisions[revision]?.entries.keys() ?? [])]
    return listed.some((num) => tree.from.has(num)) ? undefined : tree
  } catch (error) {
    // What cannot be read in the revision before may be mended in this one.
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

function readTree(document: PdfDocument, revision: number, top: PdfValue): ReadTree {
  const from = new Set<number>()
  const take = (item: PdfValue) => {
    // References in a row: each object on the way counts.
    for (let value = item; value.kind === 'ref'; value = document.object(value.num, value.gen, revision)?.value ?? pdfNull) {
      if (from.has(value.num)) throw new PdfSyntaxError('A page that is in the document twice')
      from.add(value.num)
    }
  }
  const read = (item: PdfValue, depth: number): PageNode => {
    if (depth > 60) throw new LimitReached('Pages nested too deeply')
    take(item)
    const dict = document.resolve(item, revision)
    if (dict.kind !== 'dict') throw new PdfSyntaxError('A page that is no dictionary')
    const below = dict.entries.get('Kids') ?? pdfNull
    take(below)
    const kids = document.resolve(below, revision)
    return { num: item.kind === 'ref' ? item.num : undefined, dict, kids: kids.kind === 'array' ? kids.items.map((kid) => read(kid, depth + 1)) : undefined }
  }
  return { root: read(top, 0), from }
}

/** The pages in reading order. */
export function pagesIn(node: PageNode): PageNode[] {
  return node.kids === undefined ? [node] : node.kids.flatMap((kid) => pagesIn(kid))
}

/** The object numbers of every node. */
export function nodeNumbers(node: PageNode): number[] {
  return [...(node.num === undefined ? [] : [node.num]), ...(node.kids ?? []).flatMap((kid) => nodeNumbers(kid))]
}
