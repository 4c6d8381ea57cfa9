import type { ContractView } from '#shared/ipc/views.ts'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'

/** How many discussions there are of each sort, for saying which of them leave the house. */
export interface ThreadCounts {
  /** Open, and not internal. */
  readonly shared: number
  readonly internal: number
  /** Settled, and not internal. */
  readonly resolved: number
}

/** What the redline of an outbound pack shows changes from, as the application chooses it. */
export type Basis = { readonly kind: 'version'; readonly number: number } | { readonly kind: 'template' } | null

/** The text a redline is made against: the last that crossed, else the template, else the first version; null where there is none. */
export function basisOf({ contract, versions }: ContractView, exchanges: readonly ExchangeView[]): Basis {
  const byNumber = versions.toSorted((a, b) => a.number - b.number)
  const crossed = exchanges.at(-1)?.version ?? byNumber.findLast(({ kind }) => kind === 'sent' || kind === 'received')
  if (crossed !== undefined) return { kind: 'version', number: crossed.number }
  if (contract.template !== null) return { kind: 'template' }
  const [first] = byNumber
  return first === undefined ? null : { kind: 'version', number: first.number }
}
