import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { changesOf, isTrackingMark, type NodeChange } from '#shared/document/tracking.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import type { Disclosure } from '#shared/negotiation/exchange.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import type { ScrubKind, Scrubbed } from '#shared/word/revisions/scrub-tally.ts'

interface Outgoing {
  readonly contract: ContractId
  readonly title: string
  readonly doc: Node
  readonly threads: readonly Thread[]
  readonly disclosure: Disclosure
}

/** The text with everything our people changed under one name. */
function underOneName(doc: Node, name: string): Node {
  const markOf = (mark: Mark): Mark => (isTrackingMark(mark) && mark.attrs['person'] !== null ? mark.type.create({ ...mark.attrs, author: name }) : mark)
  const changeOf = (change: NodeChange): NodeChange => (change.person === null ? change : { ...change, author: name })
  const rename = (node: Node): Node => {
    const marks = node.marks.map(markOf)
    if (node.isText) return node.mark(marks)
    const changes = changesOf(node)
    const attrs = changes.length === 0 ? node.attrs : { ...node.attrs, changes: changes.map(changeOf) }
    return node.type.create(attrs, Fragment.fromArray(node.children.map(rename)), marks)
  }
  return rename(doc)
}

/** What of us stays in a Word file that is sent: the names and comments that the choice lets out. Everything else a file tells beyond its words goes. */
function keeping({ comments, authors }: Disclosure): readonly ScrubKind[] {
  return ['authors', 'dates', ...(comments === 'shared' ? (['comments'] as const) : []), ...(authors === 'names' ? (['people'] as const) : [])]
}

/** A text as the Word file that leaves the house, with the list of what was taken out of it. */
export function outboundWord(services: Services, { contract, title, doc, threads, disclosure }: Outgoing): { readonly bytes: Uint8Array; readonly removed: Scrubbed[] } {
  const named = readWorkspace(services.db).settings.house.name.trim()
  const house = named === '' ? 'Author' : named
  const isHouse = disclosure.authors === 'house'
  const { bytes } = contractAsWord(services, {
    contract,
    title,
    doc: isHouse ? underOneName(doc, house) : doc,
    threads,
    nameOf: ({ author, person }) => (person !== null && isHouse ? house : author),
  })
  return allowed(scrubDocx(bytes, keeping(disclosure)))
}
