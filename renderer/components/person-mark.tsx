import { initials } from '#renderer/lib/formatting.ts'
import classes from './person-mark.module.css'

interface PersonMarkProps {
  readonly name: string
}

/** A person's initials; decoration beside the name, so it has no name of its own. */
export function PersonMark({ name }: PersonMarkProps) {
  return (
    <span className={classes['mark']} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
