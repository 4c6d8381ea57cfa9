import { texts } from '#renderer/features/compare/texts.ts'
import type { ContractSide } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'

/** A text of a contract that can be compared, by the name a person knows it by. */
export interface SideChoice {
  readonly value: ContractSide
  readonly label: string
}

/** Every text of a contract that can be compared: the working text, its versions from the latest, the last exchanged, the template. */
export function sideChoices({ contract, versions }: Pick<ContractView, 'contract' | 'versions'>, locale: string): SideChoice[] {
  const exchanged = versions.some(({ kind }) => kind === 'sent' || kind === 'received')
  return [
    { value: 'draft', label: texts.working },
    ...versions.toSorted((a, b) => b.number - a.number).map(({ id, number, name }) => ({ value: id, label: texts.version(formatNumber(number, locale), name) })),
    ...(exchanged ? [{ value: 'last exchanged' as const, label: texts.lastExchanged }] : []),
    ...(contract.template === null ? [] : [{ value: 'template' as const, label: texts.template }]),
  ]
}

/** The side an address asks for; null where it asks for none that is there. */
export function sideFrom(choices: readonly SideChoice[], asked: string | null): ContractSide | null {
  return choices.find(({ value }) => value === asked)?.value ?? null
}
