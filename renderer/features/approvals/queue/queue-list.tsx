import { Button } from '@mantine/core'
import { IconBell, IconClockExclamation } from '@tabler/icons-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/approvals/queue/texts.ts'
import type { QueueItem } from '#shared/approvals/queue.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './queue.module.css'

interface QueueListProps {
  readonly title: string
  readonly items: readonly QueueItem[]
}

/** One list of the queue, what waits longest first. */
export function QueueList({ title, items }: QueueListProps) {
  const heading = useId()
  const locale = useLocale()
  return (
    <section className={classes['part']} aria-labelledby={heading}>
      <h2 id={heading} className={classes['heading']}>{title} <span className={classes['count']}>{formatNumber(items.length, locale)}</span></h2>
      <ul className={classes['list']}>{items.toSorted((a, b) => b.daysWaiting - a.daysWaiting).map(item => <Row key={`${item.contract} ${item.stage} ${item.seat}`} item={item} />)}</ul>
    </section>
  )
}

function Row({ item }: { readonly item: QueueItem }) {
  const locale = useLocale()
  const { me, people } = useOpenSession()
  const { contract, title, counterparty, stage, seat, submitter, daysWaiting, reminder, mine } = item
  const seated = nameOf(people, seat)
  const whom = mine === 'decide' ? (seat === me.id ? '' : texts.forWhom(seated)) : texts.waitsFor(seated)
  const told = [counterparty, stage, whom, mine === 'submitted' ? '' : texts.by(submitter)].filter(part => part !== '')
  const act = mine === 'decide' ? texts.act.decide : texts.act.open
  const address = `/contracts/${contract}?panel=approvals`
  return (
    <li className={classes['row']}>
      <Link to={address} className={classes['title']}>{title}</Link>
      <span className={classes['told']}>{told.join(' · ')}</span>
      <span className={classes['waits']} data-reminder={reminder}>
        {reminder === 'escalated' ? <IconClockExclamation size={15} stroke={1.8} aria-hidden="true" /> : reminder === 'due' ? <IconBell size={15} stroke={1.8} aria-hidden="true" /> : null}
        {daysWaiting === 0 ? texts.today : texts.days(counted(daysWaiting, texts.day, texts.dayMany, locale))}
        {reminder === 'none' ? null : <span className={classes['reminder']}>{reminder === 'due' ? texts.due : texts.late}</span>}
      </span>
      <Button component={Link} to={address} size="compact-sm" variant={mine === 'decide' ? 'light' : 'default'} aria-label={texts.actOn(act, title)}>{act}</Button>
    </li>
  )
}
