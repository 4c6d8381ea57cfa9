import type { Handlers } from '#electron/ipc/handler.ts'
import { beginThread, inThread } from '#electron/negotiation/discussion.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { threadsOf } from '#electron/store/repositories/threads.ts'
import { editComment, removeComment, replyTo, setInternal, setThreadState } from '#shared/negotiation/discuss.ts'

export const commentHandlers: Handlers<'comments'> = {
  'comments.list': ({ db }, { contract }) => threadsOf(db, getContract(db, contract).id),

  'comments.start': (services, input) => beginThread(services, input),

  'comments.reply': (services, { contract, thread, text }) =>
    inThread(services, contract, thread, (found, by) => replyTo(found, { comment: services.newId<'comment'>(), text }, by)),

  'comments.edit': (services, { contract, thread, comment, text }) => inThread(services, contract, thread, (found, by) => editComment(found, comment, text, by)),

  'comments.remove': (services, { contract, thread, comment }) => inThread(services, contract, thread, (found, by) => removeComment(found, comment, by)),

  'comments.resolve': (services, { contract, thread }) => inThread(services, contract, thread, (found, by) => setThreadState(found, 'resolved', by)),

  'comments.reopen': (services, { contract, thread }) => inThread(services, contract, thread, (found, by) => setThreadState(found, 'open', by)),

  'comments.setInternal': (services, { contract, thread, internal }) => inThread(services, contract, thread, (found, by) => setInternal(found, internal, by)),
}
