import { Plugin } from 'prosemirror-state'
import { changedBlocks } from '#renderer/editor/plugins/changed-blocks.ts'

/** How many blocks a section has when the text is opened, how many at most, and how few are left to the one before. */
const usual = 16
const most = 48
const fewest = 4
/** The height a block is taken to have until it is drawn: one to two lines and the distance to the next, in points. */
const estimated = 40

/** A part of the page that is laid out, painted and skipped as one. */
interface Section {
  readonly slot: HTMLSlotElement
  blocks: readonly Element[]
}

/** Margins of neighbours fall into one another within a section only, so a section begins where a block has none above it. */
const mayBegin = (block: Element): boolean => block.matches('p[data-style="body"]')

const same = (a: readonly Element[], b: readonly Element[]): boolean => a.length === b.length && a.every((block, index) => block === b[index])

/** Where sections may begin, and where they began so far. */
interface Beginnings<Block> {
  readonly may: (block: Block) => boolean
  readonly began: (block: Block) => boolean
}

/** Cuts a run of blocks into pieces of the usual size. */
function cut<Block>(run: readonly Block[], may: (block: Block) => boolean): Block[][] {
  const pieces: Block[][] = []
  for (const block of run) {
    const last = pieces.at(-1)
    if (last === undefined || (last.length >= usual && may(block))) pieces.push([block])
    else last.push(block)
  }
  return pieces
}

/** The blocks of a page in runs. Where one began it begins again, so that a change redraws one section and not all after it, unless runs grow too long or too short. */
export function sectionsOf<Block>(blocks: readonly Block[], { may, began }: Beginnings<Block>): Block[][] {
  const runs: Block[][] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (last === undefined || (last.length >= fewest && began(block) && may(block))) runs.push([block])
    else last.push(block)
  }
  return runs.flatMap((run) => (run.length > most || runs.length === 1 ? cut(run, may) : [run]))
}

/**
 * Draws the blocks of a page in sections, without a place for these in the text: they are slots of a shadow tree, into which the blocks are put
 * by hand. The slots themselves are the boxes, for the browser ends a selection at any other element there.
 */
function drawSections(page: HTMLElement): { readonly arrange: () => void } {
  const shadow = page.attachShadow({ mode: 'open', slotAssignment: 'manual' })
  const rules = new CSSStyleSheet()
  rules.replaceSync('slot { display: block; content-visibility: auto }')
  shadow.adoptedStyleSheets = [rules]
  let sections = new Map<Element, Section>()
  return {
    arrange() {
      const next = new Map<Element, Section>()
      let place: ChildNode | null = shadow.firstChild
      for (const blocks of sectionsOf([...page.children], { may: mayBegin, began: (block) => sections.has(block) })) {
        const [first] = blocks
        if (first === undefined) continue
        const section = sections.get(first) ?? { slot: document.createElement('slot'), blocks: [] }
        if (section.slot === place) place = place.nextSibling
        else shadow.insertBefore(section.slot, place)
        if (!same(section.blocks, blocks)) {
          section.slot.assign(...blocks)
          section.blocks = blocks
          section.slot.style.containIntrinsicBlockSize = `auto ${blocks.length * estimated}pt`
        }
        next.set(first, section)
      }
      for (const [first, { slot }] of sections) if (!next.has(first)) slot.remove()
      sections = next
    },
  }
}

/**
 * Draws the text in sections of some blocks. The browser looks after each of them once at every frame and skips those off the screen; with
 * a thousand blocks and more, looking after each block costs more than drawing the line that is written.
 */
export function sectionedPage(): Plugin {
  return new Plugin({
    view({ dom }) {
      const { arrange } = drawSections(dom)
      arrange()
      const observer = new MutationObserver(arrange)
      observer.observe(dom, { childList: true })
      return {
        update({ state: { doc } }, before) {
          if (doc === before.doc) return
          // Not left to the observer, which is told later: the cursor may have to be scrolled to in a block that is new.
          const changed = changedBlocks(before.doc, doc)
          const restyled = changed.after.some((block, index) => block.attrs['style'] !== changed.before[index]?.attrs['style'])
          if (observer.takeRecords().length > 0 || restyled) arrange()
        },
        destroy: () => observer.disconnect(),
      }
    },
  })
}
