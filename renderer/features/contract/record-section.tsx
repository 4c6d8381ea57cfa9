import { texts } from '#renderer/features/contract/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './contract.module.css'

interface RecordSectionProps {
  readonly view: ContractView
  readonly words: number
}

/** Where a contract comes from and whose it is. */
export function RecordSection({ view, words }: RecordSectionProps) {
  const locale = useLocale()
  const { template, createdAt } = view.contract
  return (
    <RailSection title={texts.record}>
      <dl className={classes['record']}>
        <dt>{texts.owner}</dt>
        <dd>{view.owner.name}</dd>
        {template === null ? null : (
          <>
            <dt>{texts.template}</dt>
            <dd>{texts.templateVersion(template.id, formatNumber(template.version, locale))}</dd>
          </>
        )}
        <dt>{texts.created}</dt>
        <dd><Moment at={createdAt} /></dd>
        {words === 0 ? null : (
          <>
            <dt />
            <dd className="tabular">{texts.words(formatNumber(words, locale))}</dd>
          </>
        )}
      </dl>
    </RailSection>
  )
}
