import { useEffect, useRef } from 'react'
import { AnyCard } from '#renderer/features/comments/any-card.tsx'
import { texts } from '#renderer/features/comments/texts.ts'
import type { ThreadCardProps } from '#renderer/features/comments/thread-card.tsx'
import type { ShownThread } from '#renderer/features/comments/threads.ts'
import classes from './comments.module.css'

export interface ThreadsProps extends Pick<ThreadCardProps, 'session' | 'colourOf'> {
  readonly shown: readonly ShownThread[]
  readonly active: string | null
}

/** Threads one under the other, in the order of the text. The one that is looked at comes into view. */
export function ThreadList({ session, shown, active, colourOf }: ThreadsProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (active !== null) list.current?.querySelector(`[data-thread-card="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className={classes['scroller']}>
      <ol ref={list} className={classes['list']} aria-label={texts.threads}>
        {shown.map(each => (
          <li key={each.id}><AnyCard session={session} shown={each} active={each.id === active} colourOf={colourOf} /></li>
        ))}
      </ol>
    </div>
  )
}
