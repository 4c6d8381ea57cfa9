import { create } from 'zustand'
import type { Policy } from '#shared/approvals/policy.ts'

export type Policies = readonly Policy[]

interface PolicyDraft {
  /** The workspace the draft belongs to. */
  readonly workspace: string
  readonly saved: Policies
  readonly policies: Policies
  /** What was there before each change, the latest last. */
  readonly past: readonly Policies[]
  /** Changes of one place, as typing is, are taken back together. */
  readonly place: string | null
  /** Takes what is saved; changes not saved yet stay. */
  read(workspace: string, saved: Policies): void
  edit(change: (policies: Policies) => Policies, place?: string): void
  undo(): void
  /** Goes back to what is saved, as one change that can be taken back. */
  discard(): void
  took(saved: Policies): void
}

const kept = 200

export function isUnsaved({ saved, policies }: Pick<PolicyDraft, 'saved' | 'policies'>): boolean {
  return saved !== policies && JSON.stringify(saved) !== JSON.stringify(policies)
}

/** The policies as they are written just now. They outlast the screen, so that nothing is lost by looking elsewhere. */
export const usePolicyDraft = create<PolicyDraft>()((set, get) => ({
  workspace: '',
  saved: [],
  policies: [],
  past: [],
  place: null,
  read: (workspace, saved) => {
    const before = get()
    if (before.workspace === workspace && isUnsaved(before)) set({ saved })
    else set({ workspace, saved, policies: saved, past: before.workspace === workspace ? before.past : [], place: null })
  },
  edit: (change, place) =>
    set(before => {
      const policies = change(before.policies)
      if (policies === before.policies) return before
      const together = place !== undefined && place === before.place
      return { policies, past: together ? before.past : [...before.past, before.policies].slice(-kept), place: place ?? null }
    }),
  undo: () =>
    set(before => {
      const policies = before.past.at(-1)
      return policies === undefined ? before : { policies, past: before.past.slice(0, -1), place: null }
    }),
  discard: () => get().edit(() => get().saved),
  took: saved => set({ saved, policies: saved, place: null }),
}))
