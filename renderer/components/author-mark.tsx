import { initials } from '#renderer/lib/formatting.ts'
import classes from './author-mark.module.css'

interface AuthorMarkProps {
  readonly name: string
  /** The colour the author has in the text, 1 to 8; null for somebody who changed nothing in it. */
  readonly colour: number | null
}

/** The initials of somebody who wrote in a text, in the colour their changes have there. Decoration beside the name. */
export function AuthorMark({ name, colour }: AuthorMarkProps) {
  return (
    <span className={classes['mark']} data-author-colour={colour ?? undefined} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
