import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { ChangeExcerpt } from '#renderer/components/change-excerpt.tsx'
import { differenceKinds } from '#shared/compare/compared-changes.ts'
import type { Comparison } from '#shared/ipc/negotiation-views.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './turns.module.css'

/** More are not listed here; they are in the text once it is taken in. */
const listedAtMost = 200

/** What a received text changes, in figures and one by one. */
export function ReceivedChanges({ comparison: { before, summary, changes } }: { readonly comparison: Comparison }) {
  const locale = useLocale()
  const number = (count: number) => formatNumber(count, locale)
  const told = differenceKinds.filter(kind => kind !== 'unseen' && summary.counts[kind] > 0)
  const listed = changes.filter(({ kind }) => kind !== 'unseen' && kind !== 'whitespace')
  if (summary.identical) return <p>{texts.identical}</p>
  return (
    <div className={classes['received']}>
      <p>
        {texts.comparedWith(before.title)}: {told.map(kind => counted(summary.counts[kind], ...texts.kinds[kind], locale)).join(', ')}.{' '}
        {summary.sameWords ? texts.sameWords : `${texts.wordsChanged(number(summary.words.inserted), number(summary.words.deleted))}.`}
      </p>
      {/* The list scrolls by the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={classes['changes']} aria-label={texts.changeList} tabIndex={0} data-author-colour={2}>
        {listed.slice(0, listedAtMost).map(change => (
          <li key={change.key}>
            <span className={classes['faint']}>{change.clause}</span>
            <ChangeExcerpt change={change} />
          </li>
        ))}
      </ol>
      {listed.length > listedAtMost ? <p className={classes['faint']}>{texts.listCut(number(listedAtMost), number(listed.length))}</p> : null}
    </div>
  )
}
