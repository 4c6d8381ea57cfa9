import { attr, descendants, type XmlElement } from '../xml/tree.ts'
import { placeOf } from './audit-cuts.ts'
import { instructionOf } from './element-keys.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './shadow.ts'
import type { StoryAudit, UntrackedDifference } from './untracked.ts'

/** Fields whose value follows from how the pages fall: it is no part of the text (17.16.5). */
const volatile = /^(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION)\b/i
/** What came and went at one place. */
export interface Group {
  before: string
  after: string
  readonly pieces: Piece[]
  readonly old: Piece[]
  readonly now: Piece[]
  ends: number
  blocks: number
  at: XmlElement | null
  isReceived: boolean
}

/** A difference in words; null where it is none. */
export function describe({ before, after, pieces, old, now, ends, blocks, at, isReceived }: Group, audit: StoryAudit): UntrackedDifference | null {
  const where = placeOf(at, isReceived, audit)
  const told = { part: audit.part, where, before: before.trim() === '' && after.trim() !== '' ? '' : before, after }
  if (blocks > 0) return { ...told, kind: 'table' }
  if (pieces.length === 0) return ends > 0 ? { ...told, kind: 'paragraph' } : null
  if (pieces.every(isField)) {
    const [code, other] = [old, now].map((side) => instructionOf(side.map(({ content }) => content)))
    if (code === other && volatile.test(code ?? '')) return null
    return { ...told, kind: 'field', ...(before === after ? { before: `{${code ?? ''}}`, after: `{${other ?? ''}}` } : {}) }
  }
  if (pieces.every(({ content }) => content.name === 'w:hyperlink') && before === after) return { ...told, kind: 'link', before: linkOf(old, audit.sent.reading), after: linkOf(now, audit.received.reading) }
  if (pieces.every(({ content }) => content.name === 'w:hyperlink')) return { ...told, kind: 'text' }
  if (pieces.every(({ content }) => content.name === 'w:sdt')) return { ...told, kind: 'content-control' }
  if (pieces.every(({ kind }) => kind === 'atom')) {
    const isBox = pieces.some(({ content }) => content.name === 'w:txbxContent' || [...descendants(content, 'w:txbxContent')].length > 0)
    if (isBox) return { ...told, part: 'text-box', kind: before === after ? 'object' : 'text' }
    return { ...told, kind: 'object' }
  }
  return { ...told, kind: 'text' }
}

function isField({ kind, content }: Piece): boolean {
  return kind === 'field' || content.name === 'w:fldSimple' || content.name === 'w:instrText' || content.name === 'w:fldChar'
}

function linkOf(pieces: readonly Piece[], { targets }: Reading): string {
  return pieces.map(({ content }) => targets(attr(content, 'r:id') ?? '') || (attr(content, 'w:anchor') ?? '')).join(' ')
}
