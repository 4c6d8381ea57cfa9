import type { WordPackage } from '../package/package.ts'
import { checkedXml, withPartXml } from '../package/part-xml.ts'
import { storiesOf, type StoryKind } from '../package/stories.ts'
import { attr, children, descendants, withChildren, withRoot, type XmlElement } from '../xml/tree.ts'

const REFERENCE: Partial<Record<StoryKind, { reference: string; note: string }>> = {
  footnotes: { reference: 'w:footnoteReference', note: 'w:footnote' },
  endnotes: { reference: 'w:endnoteReference', note: 'w:endnote' },
  comments: { reference: 'w:commentReference', note: 'w:comment' },
}

/** The package without the notes and comments whose reference went between `before` and `after`: Word deletes them with it (17.11, 17.13.4). */
export function withoutLostNotes(before: WordPackage, after: WordPackage): WordPackage {
  if (before === after) return after
  return storiesOf(after).reduce((pkg, { name, kind }) => {
    const names = REFERENCE[kind]
    if (names === undefined) return pkg
    const now = references(after, names.reference)
    const lost = new Set([...references(before, names.reference)].filter((id) => !now.has(id)))
    return lost.size === 0 ? pkg : withoutNotes(pkg, name, names.note, lost)
  }, after)
}

function references(pkg: WordPackage, reference: string): Set<string> {
  const ids = storiesOf(pkg).flatMap(({ name }) => [...descendants(checkedXml(pkg, name, 'w:document').root, reference)].map((each) => attr(each, 'w:id') ?? ''))
  return new Set(ids)
}

function withoutNotes(pkg: WordPackage, part: string, note: string, lost: ReadonlySet<string>): WordPackage {
  const document = checkedXml(pkg, part, 'w:document')
  const gone = children(document.root, note).filter((each) => lost.has(attr(each, 'w:id') ?? ''))
  const kept = document.root.children.filter((node) => node.kind !== 'element' || !gone.includes(node))
  const without = withPartXml(pkg, part, withRoot(document, withChildren(document.root, kept)))
  return withoutParaIds(without, new Set(gone.flatMap(paraIds)))
}

function paraIds(note: XmlElement): string[] {
  return [...descendants(note, 'w:p')].flatMap((each) => attr(each, 'w14:paraId') ?? [])
}

const COMMENT_LISTS: Readonly<Record<string, string>> = { 'w15:commentEx': 'w15:paraId', 'w16cid:commentId': 'w16cid:paraId' }

/** The lists beside the comments (commentsExtended, commentsIds) name them by their last paragraph ([MS-DOCX] 2.5.3). */
function withoutParaIds(pkg: WordPackage, gone: ReadonlySet<string>): WordPackage {
  if (gone.size === 0) return pkg
  return [...pkg.parts.keys()]
    .filter((name) => /comments(?:Extended|Ids)[^/]*\.xml$/.test(name))
    .reduce((changed, name) => {
      const document = checkedXml(changed, name, 'w15:commentsEx')
      const kept = document.root.children.filter((node) => node.kind !== 'element' || !gone.has(attr(node, COMMENT_LISTS[node.name] ?? '') ?? ''))
      return withPartXml(changed, name, withRoot(document, withChildren(document.root, kept)))
    }, pkg)
}
