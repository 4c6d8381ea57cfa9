import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/home/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import type { HomeItem } from '#shared/ipc/views.ts'
import { formatDistance, formatNumber, localDay, today } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './home.module.css'

interface HomeListProps {
  readonly title: string
  readonly items: readonly HomeItem[]
  readonly deadline: boolean
}

/** A list is short; whoever wants it whole asks for it. */
const shownAtFirst = 5

/** The panel of a contract's rail where an action is done. */
const panels: Readonly<Record<HomeItem['action'], string>> = { continue: '', review: '', approve: '?panel=approvals', sign: '?panel=signing', fulfil: '?panel=obligations', renew: '?panel=term', open: '' }

/** One short list, a line for each contract with its one action. */
export function HomeList({ title, items, deadline }: HomeListProps) {
  const heading = useId()
  const locale = useLocale()
  const [whole, setWhole] = useState(false)
  const shown = whole ? items : items.slice(0, shownAtFirst)
  return (
    <section className={classes['list']} aria-labelledby={heading}>
      <h2 id={heading} className={classes['listTitle']}>
        {title} <span className={classes['count']}>{formatNumber(items.length, locale)}</span>
      </h2>
      <ul>
        {shown.map(item => (
          <Row key={`${item.contract} ${item.what}`} item={item} deadline={deadline} />
        ))}
      </ul>
      {shown.length === items.length ? null : (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setWhole(true)}>
          {texts.showAll(formatNumber(items.length, locale))}
        </Button>
      )}
    </section>
  )
}

function Row({ item, deadline }: { readonly item: HomeItem; readonly deadline: boolean }) {
  const locale = useLocale()
  const action = texts.actions[item.action]
  const address = `/contracts/${item.contract}${panels[item.action]}`
  return (
    <li className={classes['row']}>
      <Link to={address} className={classes['title']}>{item.title}</Link>
      <span className={classes['what']}>
        {item.counterparty === '' ? null : <span>{item.counterparty} · </span>}
        {item.what}
        {item.since === null ? null : <span> · {texts.since(formatDistance(localDay(item.since), today(), locale))}</span>}
      </span>
      <span className={classes['due']}>{item.due === null ? null : <DateAway date={item.due} deadline={deadline} />}</span>
      <Button component={Link} to={address} size="compact-sm" variant={item.action === 'open' ? 'default' : 'light'} aria-label={texts.actionOn(action, item.title)}>
        {action}
      </Button>
    </li>
  )
}
