import { create } from 'zustand'
import type { Thread } from '#shared/negotiation/comment.ts'
import type { ContractId, Id } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export type ThreadId = Id<'thread'>

export interface CommentFilter {
  readonly state: 'open' | 'resolved' | 'all'
  readonly internalOnly: boolean
}

export const usualFilter: CommentFilter = { state: 'open', internalOnly: false }

/** What begins a thread besides its words. */
export interface ThreadStart {
  readonly thread: ThreadId
  readonly paragraph: string | null
  readonly quote: string
  readonly internal: boolean
}

interface CommentStore {
  readonly contract: ContractId | null
  /** Null until they were read for the first time. */
  readonly threads: readonly Thread[] | null
  readonly failure: Failure | null
  readonly filter: CommentFilter
  /** Whether threads stand beside their words, where there is room. */
  readonly beside: boolean
  /** What is being written and not sent, by the thread or comment it is for; it outlasts the panel. */
  readonly drafts: Readonly<Record<string, string>>
  /** The thread whose box waits for words, because it was begun just now. */
  readonly awaiting: string | null
  open(contract: ContractId): Promise<void>
  leave(): void
  show(filter: Partial<CommentFilter>): void
  standBeside(beside: boolean): void
  write(key: string, words: string): void
  await(thread: string | null): void
  start(given: ThreadStart, text: string): Promise<void>
  reply(thread: ThreadId, text: string): Promise<void>
  edit(thread: ThreadId, comment: Id<'comment'>, text: string): Promise<void>
  remove(thread: ThreadId, comment: Id<'comment'>): Promise<Thread>
  setResolved(thread: ThreadId, resolved: boolean): Promise<void>
  setInternal(thread: ThreadId, internal: boolean): Promise<void>
}

function without(drafts: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key))
}

/** The discussions of the contract on the desk. */
export const useComments = create<CommentStore>()((set, get) => {
  const present = (): ContractId => {
    const { contract } = get()
    if (contract === null) throw new Error('No contract is open')
    return contract
  }
  /** Puts a thread that was begun or changed in its place, unless another contract was opened meanwhile. */
  const take = (changed: Thread): void =>
    set(({ contract, threads }) => {
      if (changed.contract !== contract || threads === null) return {}
      const known = threads.some(({ id }) => id === changed.id)
      return { threads: known ? threads.map(thread => (thread.id === changed.id ? changed : thread)) : [...threads, changed] }
    })
  const sent = (key: string): void => set(({ drafts }) => ({ drafts: without(drafts, key) }))
  return {
    contract: null,
    threads: null,
    failure: null,
    filter: usualFilter,
    beside: true,
    drafts: {},
    awaiting: null,
    async open(contract) {
      if (get().contract !== contract) set({ contract, threads: null, failure: null, awaiting: null, filter: usualFilter })
      try {
        const threads = await call('comments.list', { contract })
        if (get().contract === contract) set({ threads, failure: null })
      } catch (error) {
        if (get().contract === contract) set({ failure: failureFrom(error) })
      }
    },
    leave: () => set({ contract: null, threads: null, failure: null, awaiting: null }),
    show: filter => set(before => ({ filter: { ...before.filter, ...filter } })),
    standBeside: beside => set({ beside }),
    write: (key, words) => set(({ drafts }) => ({ drafts: words === '' ? without(drafts, key) : { ...drafts, [key]: words } })),
    await: awaiting => set({ awaiting }),
    async start(given, text) {
      take(await call('comments.start', { contract: present(), ...given, text }))
      sent(given.thread)
    },
    async reply(thread, text) {
      take(await call('comments.reply', { contract: present(), thread, text }))
      sent(thread)
    },
    async edit(thread, comment, text) {
      take(await call('comments.edit', { contract: present(), thread, comment, text }))
      sent(comment)
    },
    async remove(thread, comment) {
      const changed = await call('comments.remove', { contract: present(), thread, comment })
      take(changed)
      return changed
    },
    setResolved: async (thread, resolved) => take(await call(resolved ? 'comments.resolve' : 'comments.reopen', { contract: present(), thread })),
    setInternal: async (thread, internal) => take(await call('comments.setInternal', { contract: present(), thread, internal })),
  }
})
