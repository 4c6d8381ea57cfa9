import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { HomeList } from '#renderer/features/home/home-list.tsx'
import { Recent } from '#renderer/features/home/recent.tsx'
import { texts } from '#renderer/features/home/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { call } from '#renderer/lib/client.ts'
import { formatLongDate } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import type { Home as HomeView } from '#shared/ipc/views.ts'
import classes from './home.module.css'

/** What needs this person today, and what changed while they were away. */
export function Home() {
  const { me } = useOpenSession()
  const { value: home, failure, reload } = useLoaded(me.id, () => call('home.get', {}))
  useWindowTitle(texts.window)
  return (
    <div className={classes['page']}>
      <FailureNote failure={failure} onRetry={reload} />
      {home === null ? (failure === null ? <Waiting what={texts.opening} /> : null) : <Today home={home} name={me.name.split(' ')[0] ?? me.name} />}
    </div>
  )
}

function Today({ home, name }: { readonly home: HomeView; readonly name: string }) {
  const locale = useLocale()
  const lists = [
    { title: texts.yourTurn, items: home.yourTurn },
    { title: texts.toApprove, items: home.toApprove },
    { title: texts.toSign, items: home.toSign },
    { title: texts.due, items: home.due },
  ].filter(({ items }) => items.length > 0)
  return (
    <>
      <header className={classes['head']}>
        <h1 className={classes['date']}>{formatLongDate(home.today, locale)}</h1>
        <p className={classes['greeting']}>{lists.length === 0 ? texts.calm(name) : texts.greeting(name)}</p>
      </header>
      {lists.length === 0 ? <NothingToDo /> : lists.map(({ title, items }) => <HomeList key={title} title={title} items={items} deadline={title === texts.due} />)}
      <Recent recent={home.recent} />
    </>
  )
}

function NothingToDo() {
  return (
    <EmptyState
      title={texts.nothingTitle}
      action={
        <>
          <Button component={Link} to="/contracts/new">{texts.newContract}</Button>
          <Button variant="default" component={Link} to="/contracts">{texts.allContracts}</Button>
        </>
      }
    >
      {texts.nothingText}
    </EmptyState>
  )
}
