import { create } from 'zustand'
import type { ContractId } from '#shared/lib/ids.ts'
import { inOrder, type Issue, type IssueText } from '#shared/negotiation/issue.ts'
import { call } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

interface IssueStore {
  readonly contract: ContractId | null
  /** In the order of the list; null until they were read for the first time. */
  readonly issues: readonly Issue[] | null
  readonly failure: Failure | null
  open(contract: ContractId): Promise<void>
  leave(): void
  add(paragraph: string | null, text: IssueText): Promise<void>
  /** Changes a part of an issue. Changes go one after the other, each on what the one before has left. */
  change(issue: Issue['id'], part: Partial<IssueText>): Promise<void>
  /** Moves an issue by one place. */
  moveBy(issue: Issue['id'], by: 1 | -1): Promise<void>
  remove(issue: Issue['id']): Promise<void>
  /** Writes an issue down again that was taken off the list, at the place it had. */
  putBack(issue: Issue, place: number): Promise<void>
}

function textOf({ title, theirAsk, ourPosition, status, notes }: Issue): IssueText {
  return { title, theirAsk, ourPosition, status, notes }
}

/** The issues list of the contract on the desk. */
export const useIssues = create<IssueStore>()((set, get) => {
  let queue: Promise<unknown> = Promise.resolve()
  /** Runs after what was asked before; a list answered for a contract that was left is dropped. */
  const next = (work: (contract: ContractId, issues: readonly Issue[]) => Promise<readonly Issue[]>): Promise<void> => {
    const { contract } = get()
    const run = async (): Promise<void> => {
      if (contract === null || get().contract !== contract) return
      const issues = inOrder(await work(contract, get().issues ?? []))
      if (get().contract === contract) set({ issues, failure: null })
    }
    const done = queue.then(run, run)
    queue = done
    return done
  }
  return {
    contract: null,
    issues: null,
    failure: null,
    async open(contract) {
      if (get().contract !== contract) set({ contract, issues: null, failure: null })
      try {
        await next(() => call('issues.list', { contract }))
      } catch (error) {
        if (get().contract === contract) set({ failure: failureFrom(error) })
      }
    },
    leave: () => set({ contract: null, issues: null, failure: null }),
    add: (paragraph, text) => next(contract => call('issues.add', { contract, paragraph, ...text })),
    change: (id, part) =>
      next(async (contract, issues) => {
        const issue = issues.find(each => each.id === id)
        return issue === undefined ? issues : call('issues.change', { contract, issue: id, ...textOf(issue), ...part })
      }),
    moveBy: (id, by) =>
      next(async (contract, issues) => {
        const at = issues.findIndex(issue => issue.id === id)
        const to = at + by
        if (at < 0 || to < 0 || to >= issues.length) return issues
        const before = issues.filter(issue => issue.id !== id)[to]?.id ?? null
        return call('issues.move', { contract, issue: id, before })
      }),
    remove: id => next(contract => call('issues.remove', { contract, issue: id })),
    putBack: (issue, place) =>
      next(async contract => {
        const added = inOrder(await call('issues.add', { contract, paragraph: issue.paragraph, ...textOf(issue) }))
        const [before, again] = [added[place], added.at(-1)]
        return before === undefined || again === undefined || before === again ? added : call('issues.move', { contract, issue: again.id, before: before.id })
      }),
  }
})

/** How many issues are still to be settled. */
export function openIssues(issues: readonly Issue[]): number {
  return issues.filter(({ status }) => status === 'open').length
}
