import type { AuditEvent } from '#shared/audit/event.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { mayEdit, type Person } from '#shared/contracts/person.ts'
import type { Id, Instant } from '#shared/lib/ids.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { annotatableStates, mayComment, type Comment, type Thread } from '#shared/negotiation/comment.ts'

/** Who says something, and when. */
export interface Speaker {
  readonly person: Person
  readonly at: Instant
}

type Outcome = Result<{ readonly thread: Thread; readonly event: AuditEvent }>

function mayNotComment(person: Person) {
  if (mayComment(person)) return null
  return refused('comment.may-not', 'A viewer may read the discussion, not take part in it. Nothing was saved; switch to your own profile.')
}

const empty = () => refused('comment.empty', 'A comment needs words. Nothing was saved.')

function said(id: Id<'comment'>, text: string, by: Speaker): Comment {
  return { id, person: by.person.id, author: by.person.name, at: by.at, text: text.trim(), editedAt: null, removedAt: null }
}

/** Begins a discussion of a passage. Refuses comment.may-not, comment.empty, comment.fixed. */
export function startThread(
  contract: Contract,
  given: Pick<Thread, 'id' | 'paragraph' | 'quote' | 'internal'> & { readonly comment: Id<'comment'>; readonly text: string },
  by: Speaker,
): Outcome {
  const refusal = mayNotComment(by.person)
  if (refusal !== null) return refusal
  if (given.text.trim() === '') return empty()
  if (!annotatableStates.has(contract.state)) {
    return refused('comment.fixed', `The text of a contract in “${contract.state}” takes no new comments. Nothing was saved; discussions begun before stay open.`)
  }
  const { id, paragraph, quote, internal } = given
  const thread: Thread = { id, contract: contract.id, paragraph, quote, internal, state: 'open', comments: [said(given.comment, given.text, by)] }
  return accepted({ thread, event: { kind: 'thread started', contract: contract.id, thread: id, comment: given.comment, internal, quote } })
}

/** Answers in a thread; an answer to a resolved one opens it again, and the event says so. Refuses comment.may-not, comment.empty. */
export function replyTo(thread: Thread, given: { readonly comment: Id<'comment'>; readonly text: string }, by: Speaker): Outcome {
  const refusal = mayNotComment(by.person)
  if (refusal !== null) return refusal
  if (given.text.trim() === '') return empty()
  return accepted({
    thread: { ...thread, state: 'open', comments: [...thread.comments, said(given.comment, given.text, by)] },
    event: { kind: 'comment added', contract: thread.contract, thread: thread.id, comment: given.comment, reopened: thread.state === 'resolved' },
  })
}

/** The comment someone wants to change, if it is their own and still stands. */
function own(thread: Thread, id: Id<'comment'>, by: Speaker): Result<Comment> {
  const comment = thread.comments.find((each) => each.id === id)
  if (comment === undefined || comment.removedAt !== null) return refused('comment.missing', 'This comment is not there any more. Nothing was changed.')
  if (!mayComment(by.person) || comment.person !== by.person.id) {
    return refused('comment.not-yours', 'Only whoever wrote a comment may change it. Nothing was changed; answer it instead.')
  }
  return accepted(comment)
}

function withComment(thread: Thread, changed: Comment): Thread {
  return { ...thread, comments: thread.comments.map((each) => (each.id === changed.id ? changed : each)) }
}

/** Puts one's own comment in other words; the log keeps the earlier ones. The same words again are no change and no event. */
export function editComment(thread: Thread, id: Id<'comment'>, text: string, by: Speaker): Result<{ readonly thread: Thread; readonly event: AuditEvent | null }> {
  const found = own(thread, id, by)
  if (!found.ok) return found
  const words = text.trim()
  if (words === '') return empty()
  if (words === found.value.text) return accepted({ thread, event: null })
  return accepted({
    thread: withComment(thread, { ...found.value, text: words, editedAt: by.at }),
    event: { kind: 'comment edited', contract: thread.contract, thread: thread.id, comment: id, before: found.value.text },
  })
}

/** Takes back one's own comment while it is the last word of its thread; the log keeps what it said. */
export function removeComment(thread: Thread, id: Id<'comment'>, by: Speaker): Outcome {
  const found = own(thread, id, by)
  if (!found.ok) return found
  if (thread.comments.findLast((each) => each.removedAt === null)?.id !== id) {
    return refused('comment.answered', 'This comment was answered, so it stays. Nothing was changed; add another, or resolve the thread.')
  }
  return accepted({
    thread: withComment(thread, { ...found.value, text: '', removedAt: by.at }),
    event: { kind: 'comment removed', contract: thread.contract, thread: thread.id, comment: id, text: found.value.text },
  })
}

/** Resolves a thread or opens it again. What it is already is refused: somebody else was quicker. */
export function setThreadState(thread: Thread, state: Thread['state'], by: Speaker): Outcome {
  const refusal = mayNotComment(by.person)
  if (refusal !== null) return refusal
  if (thread.state === state) return refused('comment.already', `This thread is ${state} already. Nothing was changed.`)
  return accepted({
    thread: { ...thread, state },
    event: { kind: state === 'resolved' ? 'thread resolved' : 'thread reopened', contract: thread.contract, thread: thread.id },
  })
}

/** Keeps a thread in the house, or lets it out with the next text that is sent; only who may write the text may let it out. */
export function setInternal(thread: Thread, internal: boolean, by: Speaker): Outcome {
  const refusal = mayNotComment(by.person)
  if (refusal !== null) return refusal
  if (!internal && !mayEdit(by.person)) {
    return refused('comment.may-not-show', 'Only an owner or an editor may show a comment to the other side. It stayed internal; ask one of them.')
  }
  if (thread.internal === internal) return refused('comment.already', `This thread is ${internal ? 'internal' : 'open to the other side'} already. Nothing was changed.`)
  return accepted({ thread: { ...thread, internal }, event: { kind: 'thread shown or hidden', contract: thread.contract, thread: thread.id, internal } })
}
