import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { documentOfBlocks } from '#shared/document/import/import-markdown.ts'
import { htmlBlocks } from '#shared/document/import/html-blocks.ts'
import { blocksRefusal, type Imported, type ImportOptions, type ImportRefusal } from '#shared/document/import/import-text.ts'
import { LossCounter, withoutControls } from '#shared/document/import/report.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

/** A page past any of these is no contract, and might take for ever to read: its length, its elements, and how many are inside one another. */
const most = { characters: 5_000_000, elements: 300_000, depth: 1_000 }

class TooMuch extends Error {}

/** A page as a tree, read as browsers do (HTML Living Standard, 13.2); nothing in it runs or is fetched. Throws {@link TooMuch}. */
function parsed(source: string): DefaultTreeAdapterTypes.Document {
  let elements = 0
  const depths = new WeakMap<object, number>()
  const placed = (parent: DefaultTreeAdapterTypes.ParentNode, node: DefaultTreeAdapterTypes.ChildNode): void => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > most.depth) throw new TooMuch()
    depths.set(node, depth)
  }
  return parse(source, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...args) {
        elements += 1
        if (elements > most.elements) throw new TooMuch()
        return defaultTreeAdapter.createElement(...args)
      },
      appendChild(parent, node) {
        placed(parent, node)
        defaultTreeAdapter.appendChild(parent, node)
      },
      insertBefore(parent, node, before) {
        placed(parent, node)
        defaultTreeAdapter.insertBefore(parent, node, before)
      },
    },
  })
}

function inside(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], name: string): readonly DefaultTreeAdapterTypes.ChildNode[] {
  const found = nodes.find(({ nodeName }) => nodeName === name)
  return found !== undefined && 'childNodes' in found ? found.childNodes : []
}

function bodyOf(page: DefaultTreeAdapterTypes.Document): readonly DefaultTreeAdapterTypes.ChildNode[] {
  return inside(inside(page.childNodes, 'html'), 'body')
}

/**
 * A contract from a web page: paragraphs, headings, lists, tables, marks and safe links. Typed numbers in plain sequence, those of ordered lists among
 * them, become live numbering. Pictures, hidden text and scripts do not come over. A page too long or too deep to be read is refused.
 */
export function importHtml(source: string, options: ImportOptions = {}): Result<Imported, ImportRefusal> {
  const tooLarge: ImportRefusal = { code: 'import.too-large', message: 'The page holds more than one contract can, or is nested without end. Nothing was imported.' }
  if (source.length > most.characters) return { ok: false, refusal: tooLarge }
  const losses = new LossCounter()
  try {
    const read = htmlBlocks(bodyOf(parsed(withoutControls(source, losses))), losses)
    const refusal = blocksRefusal(read.blocks.length)
    return refusal === null ? accepted(documentOfBlocks(read, losses, options)) : { ok: false, refusal }
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, refusal: tooLarge }
    throw error
  }
}
