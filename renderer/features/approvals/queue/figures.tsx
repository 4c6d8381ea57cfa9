import { texts } from '#renderer/features/approvals/queue/texts.ts'
import type { Turnaround } from '#shared/approvals/queue.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './queue.module.css'

/** What takes less, in days, is said to be done on the same day. */
const aDay = 0.5

/** Days with one decimal at most, as words: "2.5 days". */
function daysWords(days: number | null, locale: string): string {
  if (days === null) return '–'
  return days < aDay ? texts.sameDay : new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }).format(days)
}

/** How long approvals take: in all, by stage and by person, and where they stop. */
export function Figures({ turnaround }: { readonly turnaround: Turnaround }) {
  const locale = useLocale()
  const { rounds, firstPass, median, p90, stages, people, bottleneck } = turnaround
  const figures = [
    { name: texts.rounds, value: formatNumber(rounds, locale) },
    { name: texts.firstPass, value: formatNumber(firstPass, locale) },
    { name: texts.median, value: daysWords(median, locale) },
    { name: texts.p90, value: daysWords(p90, locale) },
  ]
  return (
    <section className={classes['part']} aria-label={texts.turnaround}>
      <h2 className={classes['heading']}>{texts.turnaround}</h2>
      {rounds === 0 && stages.length === 0 ? <p className={classes['faint']}>{texts.turnaroundNone}</p> : (
        <>
          <dl className={classes['figures']}>
            {figures.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
          </dl>
          <div className={classes['tables']}>
            {stages.length === 0 ? null : (
              <table className={classes['table']}>
                <caption>{texts.byStage}</caption>
                <thead><tr>{texts.stageColumns.map(column => <th key={column} scope="col">{column}</th>)}</tr></thead>
                <tbody>
                  {stages.map(stage => (
                    <tr key={stage.name}>
                      <th scope="row">{stage.name}{stage.name === bottleneck && stage.median >= aDay ? <span className={classes['slowest']}>{texts.slowest}</span> : null}</th>
                      <td>{formatNumber(stage.decided, locale)}</td>
                      <td>{daysWords(stage.median, locale)}</td>
                      <td>{daysWords(stage.p90, locale)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {people.length === 0 ? null : (
              <table className={classes['table']}>
                <caption>{texts.byPerson}</caption>
                <thead><tr>{texts.personColumns.map(column => <th key={column} scope="col">{column}</th>)}</tr></thead>
                <tbody>
                  {people.map(({ person, name, decided, median: half, waiting }) => (
                    <tr key={person}>
                      <th scope="row">{name}</th>
                      <td>{formatNumber(decided, locale)}</td>
                      <td>{decided === 0 ? '–' : daysWords(half, locale)}</td>
                      <td>{formatNumber(waiting, locale)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        </>
      )}
    </section>
  )
}
