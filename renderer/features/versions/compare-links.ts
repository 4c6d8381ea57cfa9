import { texts } from '#renderer/features/versions/texts.ts'
import type { Version } from '#shared/contracts/version.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'

/** A way to a comparison, or to a redline audit. */
export interface CompareLink {
  readonly label: string
  readonly to: string
}

export interface CompareLinks {
  readonly comparisons: readonly CompareLink[]
  readonly audits: readonly CompareLink[]
}

type Texts = Pick<ContractView, 'contract' | 'versions'>

/** What a version can be compared with; the earlier text is always the old one. */
export function compareLinks({ contract, versions }: Texts, version: Version, locale: string): CompareLinks {
  const address = (screen: string, sides: Readonly<Record<string, string>>): string => `/contracts/${contract.id}/${screen}?${new URLSearchParams(sides).toString()}`
  const compare = (label: string, before: string, after: string): CompareLink => ({ label, to: address('compare', { before, after }) })
  const exchanged = versions.findLast(({ kind }) => kind === 'sent' || kind === 'received')
  const others = versions.filter(({ id }) => id !== version.id).toSorted((a, b) => b.number - a.number)
  const lastSent = versions.findLast(({ kind, number }) => kind === 'sent' && number < version.number)
  return {
    comparisons: [
      compare(texts.working, version.id, 'draft'),
      ...(exchanged === undefined || exchanged.id === version.id ? [] : [exchanged.number < version.number ? compare(texts.lastExchanged, 'last exchanged', version.id) : compare(texts.lastExchanged, version.id, 'last exchanged')]),
      ...(contract.template === null ? [] : [compare(texts.template, 'template', version.id)]),
      ...others.map(other => {
        const label = texts.versionNamed(formatNumber(other.number, locale), other.name)
        return other.number < version.number ? compare(label, other.id, version.id) : compare(label, version.id, other.id)
      }),
    ],
    audits: [
      ...(version.kind === 'received' ? [{ label: texts.auditReceived, to: address('redline-audit', { ...(lastSent === undefined ? {} : { sent: lastSent.id }), received: version.id }) }] : []),
      ...(version.kind === 'sent' ? [{ label: texts.auditSent, to: address('redline-audit', { sent: version.id }) }] : []),
    ],
  }
}
