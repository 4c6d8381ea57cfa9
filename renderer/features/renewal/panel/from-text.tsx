import { Button } from '@mantine/core'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import { texts as words } from '#renderer/features/renewal/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { QuotedPassage } from '#renderer/components/quoted-passage.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { TermsView } from '#shared/ipc/renewal-api.ts'
import { periodInWords } from '#shared/lib/period.ts'
import { formatDate } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './term-panel.module.css'

type FromText = NonNullable<TermsView['fromText']>

interface FromTextProps {
  readonly found: FromText
  readonly onJump: (paragraph: string) => void
  /** Null where nobody here may change the terms. */
  readonly onTakeOver: (() => Promise<void>) | null
}

/** What the text says about the term, with the passages; a person takes it over or not. */
export function FromTextSection({ found, onJump, onTakeOver }: FromTextProps) {
  const locale = useLocale()
  const { busy, failure, run } = useVerb()
  const { terms, effective, end, quotes } = found
  const facts = [
    words.kinds[terms.kind],
    terms.renewal === null ? '' : `${texts.form.renewal.toLocaleLowerCase()} ${periodInWords(terms.renewal)}`,
    terms.most === null ? '' : `${texts.form.most.toLocaleLowerCase()}: ${String(terms.most)}`,
    terms.notice === null ? '' : `${texts.form.period.toLocaleLowerCase()} ${periodInWords(terms.notice.period)}`,
    effective === null ? '' : `${texts.effective.toLocaleLowerCase()} ${formatDate(effective, locale)}`,
    end === null ? '' : `${texts.end.toLocaleLowerCase()} ${formatDate(end, locale)}`,
  ]
  return (
    <RailSection title={texts.fromText}>
      <div className={classes['form']}>
        <p className={classes['faint']}>{texts.fromTextHint}</p>
        <p>{facts.filter(fact => fact !== '').join('; ')}.</p>
        {quotes.map(({ what, quote, paragraph }) => <QuotedPassage key={`${what} ${quote}`} clause={what} quote={quote} onJump={paragraph === null ? null : () => onJump(paragraph)} />)}
        <FailureNote failure={failure} />
        {onTakeOver === null ? null : <div><Button size="compact-sm" variant="light" loading={busy} onClick={() => run(onTakeOver)}>{texts.takeOver}</Button></div>}
      </div>
    </RailSection>
  )
}
