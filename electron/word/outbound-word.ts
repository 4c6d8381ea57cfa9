import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { changesOf, isTrackingMark, type ChangeStamp } from '#shared/document/tracking.ts'
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
  /** How many comments of the contract's discussion are not let out. */
  readonly withheld: number
}

/** The text with everything our people changed under one name, and how many names that took out. */
function underOneName(doc: Node, name: string): { readonly doc: Node; readonly names: number } {
  let names = 0
  const renamed = <Stamp extends ChangeStamp>(stamp: Stamp): Stamp => {
    if (stamp.person === null || stamp.author === name) return stamp
    names += 1
    return { ...stamp, author: name }
  }
  const markOf = (mark: Mark): Mark => (isTrackingMark(mark) ? mark.type.create(renamed(mark.attrs as ChangeStamp)) : mark)
  const rename = (node: Node): Node => {
    const marks = node.marks.map(markOf)
    if (node.isText) return node.mark(marks)
    const changes = changesOf(node)
    const attrs = changes.length === 0 ? node.attrs : { ...node.attrs, changes: changes.map(renamed) }
    return node.type.create(attrs, Fragment.fromArray(node.children.map(rename)), marks)
  }
  return { doc: rename(doc), names }
}

const mainPart = 'word/document.xml'
const commentsPart = 'word/comments.xml'

/** What of us stays in a Word file that is sent: the names and comments that the choice lets out. Everything else a file tells beyond its words goes. */
function keeping({ comments, authors }: Disclosure): readonly ScrubKind[] {
  return ['authors', 'dates', ...(comments === 'shared' ? (['comments'] as const) : []), ...(authors === 'names' ? (['people'] as const) : [])]
}

/** A text as the Word file that leaves the house, with the list of what was taken out of it. */
export function outboundWord(services: Services, { contract, title, doc, threads, disclosure, withheld }: Outgoing): { readonly bytes: Uint8Array; readonly removed: Scrubbed[] } {
  const named = readWorkspace(services.db).settings.house.name.trim()
  const house = named === '' ? 'Author' : named
  const isHouse = disclosure.authors === 'house'
  const outward = isHouse ? underOneName(doc, house) : { doc, names: 0 }
  const speakers = threads.flatMap(({ comments }) => comments).filter(({ person, removedAt }) => isHouse && person !== null && removedAt === null).length
  const { bytes } = contractAsWord(services, {
    contract,
    title,
    doc: outward.doc,
    threads,
    nameOf: ({ author, person }) => (person !== null && isHouse ? house : author),
  })
  const scrubbed = allowed(scrubDocx(bytes, keeping(disclosure)))
  const before: readonly Scrubbed[] = [
    { kind: 'authors', part: mainPart, count: outward.names },
    { kind: 'authors', part: commentsPart, count: speakers },
    { kind: 'comments', part: commentsPart, count: withheld },
  ]
  return { bytes: scrubbed.bytes, removed: [...before.filter(({ count }) => count > 0), ...scrubbed.removed] }
}
