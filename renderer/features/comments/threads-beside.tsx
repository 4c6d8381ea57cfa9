import { AnyCard } from '#renderer/features/comments/any-card.tsx'
import { texts } from '#renderer/features/comments/texts.ts'
import type { ThreadsProps } from '#renderer/features/comments/thread-list.tsx'
import { useBeside } from '#renderer/features/comments/use-beside.ts'
import classes from './comments.module.css'

/** Threads at the height of the words they are about; they move with the text. */
export function ThreadsBeside({ session, shown, active, colourOf }: ThreadsProps) {
  const { zone, near, onWheel } = useBeside(session, shown, active)
  return (
    <div ref={zone} className={classes['zone']} onWheel={onWheel}>
      <ol className={classes['list']} aria-label={texts.threads}>
        {near.map(each => (
          <li key={each.id} data-beside={each.id}><AnyCard session={session} shown={each} active={each.id === active} colourOf={colourOf} /></li>
        ))}
      </ol>
    </div>
  )
}
