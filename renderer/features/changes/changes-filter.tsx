import { Chip, CloseButton, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { toggled, type ChangeFacets, type ChosenChanges } from '#renderer/features/changes/filter.ts'
import { texts } from '#renderer/features/changes/texts.ts'
import { changeLabels } from '#shared/redline/list.ts'
import type { ShownAuthor } from '#renderer/editor/session/redline-session.ts'
import { formatDate, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './changes.module.css'

interface ChangesFilterProps {
  readonly filter: ChosenChanges
  readonly facets: ChangeFacets
  readonly authors: readonly ShownAuthor[]
  readonly onChange: (filter: ChosenChanges) => void
}

const stretches = ['any', 'today', 'week', 'turn'] as const

/** What of the changes is shown: by words, author, kind and time, with how many there are of each. */
export function ChangesFilter({ filter, facets, authors, onChange }: ChangesFilterProps) {
  const locale = useLocale()
  const number = (count: number | undefined) => formatNumber(count ?? 0, locale)
  const days = [...facets.days].map(([day, count]) => ({ value: day, label: `${formatDate(day, locale)} (${number(count)})` }))
  const times = [
    { group: texts.byTime, items: stretches.map(value => ({ value, label: texts.times[value] })) },
    { group: texts.days, items: days },
  ]
  const known = authors.filter(({ key }) => facets.authors.has(key))
  return (
    <search className={classes['filter']}>
      <TextInput
        size="xs"
        aria-label={texts.search}
        placeholder={texts.search}
        value={filter.words}
        onChange={event => onChange({ ...filter, words: event.currentTarget.value })}
        leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
        rightSection={filter.words === '' ? null : <CloseButton size="xs" aria-label={texts.clear} onClick={() => onChange({ ...filter, words: '' })} />}
      />
      <fieldset className={classes['chips']}>
        <legend>{texts.byAuthor}</legend>
        {known.map(({ key, name, colour }) => (
          <Chip key={key} size="xs" variant="outline" checked={filter.authors.has(key)} onChange={on => onChange({ ...filter, authors: toggled(filter.authors, key, on) })}>
            <span className={classes['dot']} data-author-colour={colour} aria-hidden="true" />
            {name} {number(facets.authors.get(key))}
          </Chip>
        ))}
      </fieldset>
      <fieldset className={classes['chips']}>
        <legend>{texts.byKind}</legend>
        {changeLabels.filter(label => facets.labels.has(label)).map(label => (
          <Chip key={label} size="xs" variant="outline" checked={filter.labels.has(label)} onChange={on => onChange({ ...filter, labels: toggled(filter.labels, label, on) })}>
            {texts.labels[label]} {number(facets.labels.get(label))}
          </Chip>
        ))}
      </fieldset>
      <Select size="xs" label={texts.byTime} data={times} value={filter.time} onChange={time => onChange({ ...filter, time: time ?? 'any' })} />
    </search>
  )
}
