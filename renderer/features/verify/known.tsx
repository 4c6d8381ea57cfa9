import { IconFileUnknown, IconHistory, IconHome } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { VerificationOutcome } from '#renderer/features/verify/store.ts'
import { texts } from '#renderer/features/verify/texts.ts'
import classes from './verify.module.css'

/** What this workspace knows of the file, and whether it knows a later state. */
export function Known({ outcome: { known, recognised } }: { readonly outcome: VerificationOutcome }) {
  if (known === null && recognised === null) {
    return <p className={classes['known']}><IconFileUnknown size={20} stroke={1.6} aria-hidden="true" /> <span>{texts.unknownFile}</span></p>
  }
  const old = recognised !== null && !recognised.newest
  const Mark = old ? IconHistory : IconHome
  return (
    <p className={classes['known']} data-old={old}>
      <Mark size={20} stroke={1.6} aria-hidden="true" />
      <span>
        {known} {old ? <strong>{texts.rollback}</strong> : null}
        {recognised === null ? null : <> <Link to={`/contracts/${recognised.contract}?panel=signing`}>{texts.openContract}</Link></>}
      </span>
    </p>
  )
}
