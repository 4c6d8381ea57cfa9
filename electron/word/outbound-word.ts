import type { Node } from 'prosemirror-model'
import type { Services } from '#electron/services.ts'
import { readWorkspace } from '#electron/store/repositories/workspace.ts'
import { contractAsWord } from '#electron/word/contract-word.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import type { Disclosure } from '#shared/negotiation/exchange.ts'
import { underOneName } from '#shared/negotiation/under-one-name.ts'
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
