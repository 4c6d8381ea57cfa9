import { IconArrowUpRight } from '@tabler/icons-react'
import classes from './quoted-passage.module.css'

interface QuotedPassageProps {
  readonly quote: string
  /** Number and heading of the clause it stands in; empty where it is not known. */
  readonly clause?: string
  /** Goes to the passage; null where it is not on the desk. */
  readonly onJump: (() => void) | null
}

/** Words of the contract, as they stand there, and the way to them. */
export function QuotedPassage({ quote, clause = '', onJump }: QuotedPassageProps) {
  const words = (
    <>
      {clause === '' ? null : <span className={classes['clause']}>{clause}</span>}
      <span className={classes['words']}>“{quote}”</span>
    </>
  )
  if (onJump === null) return <blockquote className={classes['quote']}>{words}</blockquote>
  return (
    <button type="button" className={classes['quote']} data-leads="true" onClick={onJump} aria-label={`Show in the text: ${clause} “${quote}”`}>
      {words}
      <IconArrowUpRight size={14} stroke={1.8} aria-hidden="true" className={classes['arrow']} />
    </button>
  )
}
