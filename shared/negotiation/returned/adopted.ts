import { Fragment, type Node } from 'prosemirror-model'
import { auditRedline } from '#shared/compare/audit-redline.ts'
import { sentChanges, withoutTracking } from '#shared/compare/audit-pending.ts'
import { comparable, withoutComments } from '#shared/compare/compare-documents.ts'
import { canonicalDocument } from '#shared/document/canonical.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { acceptAll, resolveChanges } from '#shared/redline/resolve.ts'
import { eachChange } from '#shared/redline/resolving.ts'
import type { RecordingStamp } from '#shared/redline/stamping.ts'

function byId(doc: Node): ReadonlyMap<string, Node> {
  return new Map(doc.children.map((block) => [String(block.attrs['id'] as string | null), block]))
}

function plain(node: Node): string {
  return JSON.stringify(withoutTracking(withoutComments(node)).toJSON())
}

function reading(doc: Node): string {
  return canonicalDocument(withoutComments(acceptAll(doc)))
}

/** The text that came back edited: with our pending changes in it, or, where none of them came back, with all of them accepted. */
function answered(basis: Node, received: Node): Node {
  const isOurs = sentChanges(basis, received)
  let known = false
  eachChange(received, 0, (change) => (known ||= isOurs(change)))
  return known ? basis : comparable(basis)
}

/**
 * What becomes of the working text when a received one is taken in. Where everything in it is tracked it is that text itself, each change under
 * the name it was made under. Blocks in which something was changed without a mark come from `redline`, a comparison of both texts; so does the
 * whole text where whole blocks came or went unmarked, or where it holds no tracked change. Accepting everything always gives the received text.
 */
export function adopted(basis: Node, received: Node, redline: Node, stamp: RecordingStamp): Node {
  if (!isTracked(received)) return redline
  const sent = answered(basis, received)
  const { tracked, untracked } = auditRedline(sent, received, stamp)
  if (tracked.length === 0) return redline
  if (untracked.length === 0) return received
  const isOurs = sentChanges(sent, received)
  const [before, base, compared] = [byId(sent), byId(resolveChanges(received, 'reject', (change) => !isOurs(change))), byId(redline)]
  if (before.size !== base.size || Array.from(before.keys()).some((id) => !base.has(id)) || compared.size !== redline.childCount) return redline
  const blocks = received.children.map((block) => {
    const id = String(block.attrs['id'] as string | null)
    const [was, is] = [before.get(id), base.get(id)]
    return was === undefined || is === undefined || plain(was) === plain(is) ? block : (compared.get(id) ?? block)
  })
  const made = received.type.create(same(sent.attrs, received.attrs) ? received.attrs : redline.attrs, Fragment.fromArray(blocks))
  return reading(made) === reading(received) ? made : redline
}

function same(one: Node['attrs'], other: Node['attrs']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
