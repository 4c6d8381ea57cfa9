import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { texts } from '#renderer/features/home/texts.ts'
import { Moment } from '#renderer/components/moment.tsx'
import type { Home } from '#shared/ipc/views.ts'
import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import classes from './home.module.css'

interface RecentProps {
  readonly recent: Home['recent']
}

/** The rest stands in the audit log. */
const shownAtMost = 8

/** What changed since this window last showed Home of this workspace. */
export function Recent({ recent }: RecentProps) {
  const { path } = useOpenSession()
  const [lastVisit] = useState(() => readPreferences().lastVisits[path])
  useEffect(() => changePreferences({ lastVisits: { ...readPreferences().lastVisits, [path]: new Date().toISOString() } }), [path])
  const fresh = lastVisit === undefined ? recent : recent.filter(({ entry }) => entry.at > lastVisit)
  const shown = fresh.length > 0 ? fresh.slice(0, shownAtMost) : recent.slice(0, 5)
  if (recent.length === 0) return null
  return (
    <section className={classes['recent']}>
      <h2 className={classes['listTitle']}>{fresh.length > 0 && lastVisit !== undefined ? texts.recent : texts.recentAll}</h2>
      <ol>
        {shown.map(({ entry, sentence, title }) => (
          <li key={entry.sequence}>
            <span className={classes['moment']}>
              <Moment at={entry.at} />
            </span>
            <span>
              {sentence}
              {title === null || entry.event.contract === null ? null : (
                <>
                  {' '}
                  <Link to={`/contracts/${entry.event.contract}`} className={classes['subject']}>{title}</Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Link to="/audit" className={classes['more']}>{texts.wholeLog}</Link>
    </section>
  )
}
