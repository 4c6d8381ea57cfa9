import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { meaningOf } from '../revisions/kinds.ts'
import { trackedParts } from '../revisions/parts.ts'
import { attr, textOf, type XmlElement } from '../xml/tree.ts'

/** A revision and where it stands. */
export interface PlacedRevision {
  readonly part: string
  readonly revision: XmlElement
  /** Kind, author and time as the file has them: what anybody can copy. */
  readonly stamp: string
  readonly words: string
  /** The words of its paragraph or row before and after it, struck ones too. */
  readonly before: string
  readonly after: string
}

interface Open {
  text: string
  readonly found: { readonly revision: XmlElement; readonly from: number; readonly to: number }[]
}

function stampOf(part: string, revision: XmlElement): string {
  return [part.replace(/\d+(?=\.xml$)/, ''), revision.name, attr(revision, 'w:author') ?? '', attr(revision, 'w:date') ?? ''].join('\u0000')
}

/** Every revision of a file, in order, each with its surroundings in its paragraph, or in its row where it is about one. */
export function placedRevisions(pkg: WordPackage): PlacedRevision[] {
  const out: PlacedRevision[] = []
  for (const part of trackedParts(pkg)) {
    const settle = ({ text, found }: Open): void => {
      for (const { revision, from, to } of found) out.push({ part, revision, stamp: stampOf(part, revision), words: text.slice(from, to), before: text.slice(0, from), after: text.slice(to) })
    }
    const visit = (each: XmlElement, around: Open): void => {
      const isPlace = each.name === 'w:p' || each.name === 'w:tr'
      const open: Open = isPlace ? { text: '', found: [] } : around
      const from = open.text.length
      if (each.name === 'w:t' || each.name === 'w:delText') open.text += textOf(each)
      else for (const node of each.children) if (node.kind === 'element') visit(node, open)
      if (meaningOf(each.name) !== null) open.found.push({ revision: each, from, to: open.text.length })
      if (!isPlace) return
      if (each.name === 'w:tr') open.text = textOf(each)
      settle(open)
    }
    const root: Open = { text: '', found: [] }
    visit(checkedXml(pkg, part, 'w:document').root, root)
    settle(root)
  }
  return out
}
