import { Button, Chip } from '@mantine/core'
import { ChangeMark } from '#renderer/features/compare/change-mark.tsx'
import { countOf, facetCounts, facets, type Compared, type Facet } from '#renderer/features/compare/compared.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './compare.module.css'

interface SummaryProps {
  readonly compared: Compared
  readonly chosen: ReadonlySet<Facet>
  readonly onChoose: (facet: Facet) => void
  readonly onAll: () => void
}

/** How the two texts differ, in one line of figures; each figure narrows the list to what it counts. */
export function Summary({ compared, chosen, onChoose, onAll }: SummaryProps) {
  const locale = useLocale()
  const { summary, changes } = compared
  if (summary.identical) return <p className={classes['identical']}>{texts.identical}</p>
  const counts = facetCounts(compared)
  const words = summary.sameWords ? texts.sameWords : texts.words(formatNumber(summary.words.inserted, locale), formatNumber(summary.words.deleted, locale))
  return (
    <section className={classes['summary']} aria-label={texts.summary}>
      <p className={classes['total']}>
        <strong>{counted(countOf(changes), texts.oneChange, texts.manyChanges, locale)}</strong>
        <span>{words}</span>
      </p>
      <fieldset className={classes['chips']} aria-label={texts.filter}>
        {facets.filter(facet => counts[facet] > 0).map(facet => (
          <Chip key={facet} variant="outline" size="xs" checked={chosen.has(facet)} onChange={() => onChoose(facet)} icon={null} classNames={{ iconWrapper: classes['chipIcon'] ?? '', label: classes['chipLabel'] ?? '' }}>
            <span className={classes['chip']} data-facet={facet}>
              <ChangeMark facet={facet} size={14} />
              {formatNumber(counts[facet], locale)} {texts.kinds[facet].counted}
            </span>
          </Chip>
        ))}
        {chosen.size === 0 ? null : <Button size="compact-xs" variant="subtle" onClick={onAll}>{texts.showAll}</Button>}
      </fieldset>
    </section>
  )
}
