import type { XmlElement } from '#shared/word/xml/tree.ts'

/** Where a stretch of a paragraph's content was read from. */
export interface SourcePiece {
  /** Offsets in the content of the imported paragraph. */
  readonly from: number
  readonly to: number
  /**
   * The elements from inside w:p down to the run, or to the element an opaque piece is (w:sdt, m:oMath …). What was read from several runs, a
   * field, has an entry for each of them with the same `from` and `to`.
   */
  readonly path: readonly XmlElement[]
}

/** What of the main part's XML each block and each stretch of text was read from. It lies beside the document, never in it. */
export interface SourceMap {
  /** The element of each top-level block of the imported document, by its index; an element may be met through content controls and custom XML. */
  readonly top: readonly XmlElement[]
  /** The w:p, w:tbl, w:sdt … of each paragraph, table and opaque block, those in cells too, by id. */
  readonly blocks: ReadonlyMap<string, XmlElement>
  /** The pieces of a paragraph in order; none for one that is not there. */
  readonly pieces: (paragraphId: string) => readonly SourcePiece[]
}

/** Gathers a source map while a document is read. */
export class SourceMapBuilder {
  readonly #top: XmlElement[] = []
  readonly #blocks = new Map<string, XmlElement>()
  readonly #pieces = new Map<string, readonly SourcePiece[]>()

  top(element: XmlElement): void {
    this.#top.push(element)
  }

  block(id: string, element: XmlElement, pieces: readonly SourcePiece[] = []): void {
    this.#blocks.set(id, element)
    if (pieces.length > 0) this.#pieces.set(id, pieces)
  }

  done(): SourceMap {
    return { top: this.#top, blocks: this.#blocks, pieces: (id) => this.#pieces.get(id) ?? [] }
  }
}
