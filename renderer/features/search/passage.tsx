import { StateMark } from '#renderer/components/state-mark.tsx'
import type { SearchHit } from '#shared/ipc/views.ts'
import { passageParts } from '#renderer/features/search/passage-parts.ts'
import classes from './passage.module.css'

interface PassageProps {
  readonly hit: SearchHit
}

/** One contract found: its title, the other side, and the passage with the words that matched. */
export function Passage({ hit }: PassageProps) {
  return (
    <span className={classes['hit']}>
      <span className={classes['title']}>{hit.title}</span>
      {hit.counterparty === '' ? null : <span className={classes['party']}> · {hit.counterparty}</span>}
      <span className={classes['state']}>
        <StateMark state={hit.state} />
      </span>
      <span className={classes['passage']}>
        {passageParts(hit.passage).map(({ at, text, matched }) => (matched ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
      </span>
    </span>
  )
}
