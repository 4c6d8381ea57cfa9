import { append } from '../xml/append.ts'
import { child, element, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Deciding } from './deciding.ts'
import { isMarker } from './markers.ts'

/**
 * Joins paragraphs whose mark goes with the paragraph after them, whose properties stay (17.13.5.15: "the contents of this
 * paragraph are combined with the following paragraph"). A paragraph without content goes; one with content that has no
 * paragraph after it to run into (a table stands there, or the end) stays. With `needsParagraph` the last block of the
 * container stays a paragraph.
 */
export function mergeParagraphs(nodes: readonly XmlNode[], deciding: Deciding, needsParagraph: boolean): XmlNode[] {
  const out: XmlNode[] = []
  let carried: XmlNode[] = []
  let standing: XmlElement | null = null
  const settle = () => {
    if (standing !== null && hasContent(carried)) out.push(withContent(standing, carried))
    else append(out, carried.filter(isMarker))
    carried = []
    standing = null
  }
  for (const node of nodes) {
    if (isElement(node, 'w:p')) {
      append(carried, contentOf(node))
      if (deciding.withoutMark.has(node)) {
        standing = node
      } else {
        out.push(standing === null && carried.length === contentOf(node).length ? node : withContent(node, carried))
        carried = []
        standing = null
      }
    } else if (standing !== null && isMarker(node)) {
      carried.push(node)
    } else {
      settle()
      out.push(node)
    }
  }
  const last = standing
  settle()
  return needsParagraph ? withLastParagraph(out, last) : out
}

/** The last block of a container: a section's properties at its end and markers are none. */
export function lastBlock(nodes: readonly XmlNode[]): XmlElement | undefined {
  return nodes.findLast((node): node is XmlElement => isElement(node) && !isMarker(node) && node.name !== 'w:sectPr' && node.name !== 'w:tcPr')
}

function withLastParagraph(blocks: XmlNode[], last: XmlElement | null): XmlNode[] {
  const block = lastBlock(blocks)
  if (block !== undefined && block.name !== 'w:tbl') return blocks
  const at = block === undefined ? blocks.findLastIndex((node) => isElement(node, 'w:tcPr')) : blocks.indexOf(block)
  const added = last === null ? element('w:p') : withContent(last, [])
  return [...blocks.slice(0, at + 1), added, ...blocks.slice(at + 1)]
}

function contentOf(paragraph: XmlElement): XmlNode[] {
  return paragraph.children.filter((node) => !isElement(node, 'w:pPr'))
}

function hasContent(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => !isMarker(node))
}

function withContent(paragraph: XmlElement, content: readonly XmlNode[]): XmlElement {
  const properties = child(paragraph, 'w:pPr')
  return withChildren(paragraph, properties === null ? content : [properties, ...content])
}
