import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeStamp, type FormatChangeAttributes, type NodeChange } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'

/** What one change of a redline is told from the others by: its group, and in it an id for each kind. */
class Naming {
  readonly #newId: () => string
  readonly #ids = new Map<string, string>()
  readonly group: string

  constructor(newId: () => string) {
    this.#newId = newId
    this.group = newId()
  }

  named<Stamp extends ChangeStamp>(stamp: Stamp, kind: string): Stamp {
    const id = this.#ids.get(kind) ?? this.#newId()
    this.#ids.set(kind, id)
    return { ...stamp, id, group: this.group }
  }
}

/** Whether a text or an atom was put in or taken out, and not as part of a passage that was moved. */
function cameOrWent(node: Node): boolean {
  return node.marks.some(({ type, attrs }) => (type.name === 'insertion' || type.name === 'deletion') && attrs['move'] === null)
}

/** Whether a paragraph whose end came or is to go keeps its attributes for the one it runs into. */
function keepsItself(node: Node): boolean {
  return changesOf(node).some((change) => change.kind !== 'property' && change.keeps === 'this')
}

/** Whether a block itself came or is to go. */
function isOver(node: Node): boolean {
  return changesOf(node).some((change) => change.kind !== 'property')
}

/** Whether a block came or is to go, and not as part of a passage that was moved. */
function cameOrWentItself(node: Node): boolean {
  return changesOf(node).some(({ kind, move }) => kind !== 'property' && move === null)
}

/** Whether the rows of a table cannot be resolved one by one: cells came or went, or reach over several rows. */
function changesGrid(table: Node): boolean {
  return table.children.some((row) =>
    row.children.some(
      (cell) => cell.attrs['rowspan'] !== 1 || changesOf(cell).some((change) => change.kind !== 'property' || change.attribute === 'colspan' || change.attribute === 'rowspan'),
    ),
  )
}

/** Walks a redline from front to back and names its changes. */
class Separation {
  readonly #newId: () => string
  readonly #moves = new Map<string, Naming>()
  /** The change that goes on at the place reached; null after kept words. */
  #open: Naming | null = null
  /** Changes that are named before they are reached. */
  readonly #heads = new Map<Node, Naming>()
  #format: { readonly signature: string; readonly naming: Naming } | null = null

  constructor(newId: () => string) {
    this.#newId = newId
  }

  #made(): Naming {
    return new Naming(this.#newId)
  }

  #ofMove(move: string): Naming {
    const known = this.#moves.get(move) ?? this.#made()
    this.#moves.set(move, known)
    return known
  }

  #rest(): void {
    this.#open = null
    this.#format = null
  }

  #formatNaming(node: Node): Naming {
    const marks = node.marks.filter(({ type }) => type.name === 'formatChange').map(({ attrs }) => [attrs['mark'], attrs['before']])
    const signature = JSON.stringify([marks, node.marks.filter((mark) => !isTrackingMark(mark)).map((mark) => mark.toJSON() as unknown)])
    const naming = this.#format?.signature === signature ? this.#format.naming : this.#made()
    this.#format = { signature, naming }
    return naming
  }

  #marks(node: Node, whole: Naming | null): readonly Mark[] {
    let [changed, formatted] = [false, false]
    const marks = node.marks.map((mark) => {
      if (!isTrackingMark(mark)) return mark
      const { type } = mark
      const attrs = mark.attrs as ChangeStamp | FormatChangeAttributes
      if (type.name === 'formatChange') {
        formatted = true
        return type.create(this.#formatNaming(node).named(attrs, `format ${(attrs as FormatChangeAttributes).mark}`))
      }
      if (attrs.move !== null) return type.create(this.#ofMove(attrs.move).named(attrs, type.name))
      changed = true
      const naming = whole ?? (this.#open ??= this.#made())
      return type.create(naming.named(attrs, type.name))
    })
    if (!changed) this.#open = null
    if (!formatted) this.#format = null
    return marks
  }

  #inline(parent: Node, whole: Naming | null): Fragment {
    return Fragment.fromArray(
      parent.children.map((child) => {
        if (!isTracked(child)) {
          this.#rest()
          return child
        }
        const marked = child.mark(this.#marks(child, whole))
        if (child.isLeaf || !child.children.some(isTracked)) return marked
        this.#rest()
        const inside = marked.copy(this.#inline(child, whole))
        this.#rest()
        return inside
      }),
    )
  }

  /** The changes of a block itself; those of its attributes belong to what came or went with it, if anything did. */
  #named(node: Node, structure: Naming | null, properties: Naming | null): readonly NodeChange[] | null {
    const changes = changesOf(node)
    if (changes.length === 0) return null
    const moved = changes.find(({ move }) => move !== null)?.move ?? null
    const own = properties ?? structure ?? this.#made()
    return changes.map((change) => {
      // A block that was moved has another id in one of its places; what else changed about it is a change of its own.
      if (change.kind === 'property') return (moved !== null && change.attribute === 'id' ? this.#ofMove(moved) : own).named(change, `property ${change.attribute}`)
      return (change.move !== null ? this.#ofMove(change.move) : (structure ?? own)).named(change, change.kind)
    })
  }

  #paragraph(node: Node, whole: Naming | null): Node {
    const goesOn = this.#open !== null
    if (this.#open === null) this.#open = this.#heads.get(node) ?? null
    const content = this.#inline(node, whole)
    const ends = cameOrWentItself(node)
    // What keeps its attributes for the paragraph it runs into is no change of its own.
    const isWhole = !goesOn && node.children.every(cameOrWent) && !keepsItself(node)
    const structure = ends ? (whole ?? (this.#open ??= this.#made())) : null
    const named = node.type.create({ ...node.attrs, changes: this.#named(node, structure, null) }, content, node.marks)
    if (!ends || isWhole) this.#rest()
    return named
  }

  #table(table: Node): Node {
    const open = this.#open
    this.#rest()
    const whole = cameOrWentItself(table) ? (open ?? this.#made()) : null
    const grid = whole ?? (changesGrid(table) ? this.#made() : null)
    const looks = grid ?? this.#made()
    const rows = table.children.map((row) => {
      if (!isTracked(row)) return row
      const ofRow = whole ?? (isOver(row) ? (grid ?? this.#made()) : null)
      const cells = row.children.map((cell) => {
        if (!isTracked(cell)) return cell
        const ofCell = ofRow ?? (isOver(cell) ? grid : null)
        this.#rest()
        const paragraphs = cell.children.map((paragraph) => (isTracked(paragraph) ? this.#paragraph(paragraph, ofCell) : (this.#rest(), paragraph)))
        this.#rest()
        return cell.type.create({ ...cell.attrs, changes: this.#named(cell, ofCell, looks) }, Fragment.fromArray(paragraphs))
      })
      return row.type.create({ ...row.attrs, changes: this.#named(row, ofRow, null) }, Fragment.fromArray(cells))
    })
    this.#open = whole === null ? null : open
    return table.type.create({ ...table.attrs, changes: this.#named(table, whole, null) }, Fragment.fromArray(rows))
  }

  #block(node: Node): Node {
    if (!isTracked(node)) {
      this.#rest()
      return node
    }
    if (node.type.name === 'paragraph') return this.#paragraph(node, null)
    if (node.type.name === 'table') return this.#table(node)
    // Within words that run on over a block that goes, the block goes with them.
    if (!cameOrWentItself(node)) this.#rest()
    return node.type.create({ ...node.attrs, changes: this.#named(node, this.#open, null) }, node.content)
  }

  /**
   * A paragraph that keeps its attributes for the one it runs into is resolved with all that stands between them, a passage that was moved
   * there too, or they would be lost.
   */
  #nameHeads(blocks: readonly Node[]): void {
    blocks.forEach((block, index) => {
      if (!keepsItself(block)) return
      const moves: string[] = []
      for (let at = index + 1; at < blocks.length; at += 1) {
        const between = blocks[at]
        if (between === undefined || (between.type.name === 'paragraph' && !isOver(between))) break
        for (const { move } of changesOf(between)) if (move !== null) moves.push(move)
      }
      const [first] = moves
      if (first === undefined) return
      const naming = this.#ofMove(first)
      for (const move of moves) if (!this.#moves.has(move)) this.#moves.set(move, naming)
      this.#heads.set(block, naming)
    })
  }

  document(doc: Node): Node {
    this.#nameHeads(doc.children)
    const blocks = Fragment.fromArray(doc.children.map((block) => this.#block(block)))
    const changes = changesOf(doc).map((change) => this.#made().named(change, change.kind))
    return doc.type.create({ ...doc.attrs, changes: changes.length === 0 ? null : changes }, blocks)
  }
}

/**
 * The same redline with each change named apart from the others, so that each can be accepted or rejected by itself: what stands together
 * without kept words between is one, but a paragraph that came or went whole is one for itself; each passage that was moved is one; in a
 * table each row, unless columns changed as well or cells reach over rows, which a grid only bears together.
 */
export function separateChanges(redline: Node, newId: () => string): Node {
  return isTracked(redline) ? new Separation(newId).document(redline) : redline
}
