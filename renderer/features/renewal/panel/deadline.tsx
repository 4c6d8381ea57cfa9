import { DateAway } from '#renderer/components/date-away.tsx'
import { texts } from '#renderer/features/renewal/panel/texts.ts'
import type { StandingView } from '#shared/ipc/renewal-api.ts'
import { formatDate } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './term-panel.module.css'

interface DeadlineProps {
  readonly title: string
  readonly deadline: NonNullable<StandingView['ours']>
  readonly opened?: boolean
}

/** A last day for notice, and a line for each step by which it was found. */
export function Deadline({ title, deadline, opened = false }: DeadlineProps) {
  const locale = useLocale()
  return (
    <div className={classes['deadline']}>
      <p className={classes['label']}>{title}</p>
      <p className={classes['date']}><DateAway date={deadline.date} deadline /></p>
      <details open={opened}>
        <summary>{texts.how}</summary>
        <ol className={classes['steps']}>
          {deadline.steps.map(({ date, because }, index) => (
            <li key={`${date} ${because}`} data-last={index === deadline.steps.length - 1}>
              <span className="tabular">{formatDate(date, locale)}</span>
              <span>{because}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
