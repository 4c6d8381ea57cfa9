import { IconCheck, IconHelp, IconX, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/verify/texts.ts'
import type { DocumentChange } from '#shared/signing/verification.ts'
import classes from './verify.module.css'

const marks: Readonly<Record<string, Icon>> = { true: IconCheck, false: IconX, null: IconHelp }

/** What was changed after a signature, and why that was or was not permitted. */
export function Changes({ changes }: { readonly changes: readonly DocumentChange[] }) {
  if (changes.length === 0) return null
  return (
    <ul className={classes['changes']} aria-label={texts.changedSince}>
      {changes.map((change) => {
        const Mark = marks[String(change.permitted)] ?? IconHelp
        return (
          <li key={`${change.revision} ${change.what} ${change.rule}`} data-permitted={String(change.permitted)}>
            <Mark size={16} stroke={2} aria-hidden="true" />
            <span>{change.what} <span className={classes['aside']}>{texts.permitted[change.permitted === null ? 'undecided' : change.permitted ? 'yes' : 'no']}: {change.rule}</span></span>
          </li>
        )
      })}
    </ul>
  )
}
