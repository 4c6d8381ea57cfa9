import type { Services, Writer } from '#electron/services.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import { findThread, getThread, saveThread } from '#electron/store/repositories/threads.ts'
import type { AuditEvent } from '#shared/audit/event.ts'
import { allowed, AppError } from '#shared/ipc/errors.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import type { Thread } from '#shared/negotiation/comment.ts'
import { startThread, type Speaker } from '#shared/negotiation/discuss.ts'

type Decided = Result<{ readonly thread: Thread; readonly event: AuditEvent | null }>

function keep({ db, audit }: Writer, decided: Decided): Thread {
  const { thread, event } = allowed(decided)
  if (event === null) return thread
  saveThread(db, thread)
  audit(event)
  return thread
}

const speaker = ({ actor, now }: Writer): Speaker => ({ person: actor, at: now })

/** Begins a thread under the id that the mark in the text carries. Throws thread.exists besides what the rule refuses. */
export function beginThread(
  services: Services,
  given: { readonly contract: ContractId; readonly thread: Thread['id']; readonly text: string } & Pick<Thread, 'paragraph' | 'quote' | 'internal'>,
): Thread {
  return services.write((writer) => {
    if (findThread(writer.db, given.thread) !== null) throw new AppError('thread.exists', 'This thread was begun already. Nothing was changed; answer in it.')
    const { contract, thread: id, ...rest } = given
    return keep(writer, startThread(getContract(writer.db, contract), { ...rest, id, comment: services.newId<'comment'>() }, speaker(writer)))
  })
}

/** Applies a rule of discussion to a thread of a contract, and keeps what it decides. */
export function inThread(services: Services, contract: ContractId, id: Thread['id'], rule: (thread: Thread, by: Speaker) => Decided): Thread {
  return services.write((writer) => keep(writer, rule(getThread(writer.db, contract, id), speaker(writer))))
}
