import type { Finding } from '#shared/signing/verification.ts'
import classes from './verify.module.css'

interface FindingListProps {
  readonly findings: readonly Finding[]
}

export function FindingList({ findings }: FindingListProps) {
  return (
    <ul className={classes['findings']}>
      {findings.map(({ code, message }) => <li key={`${code} ${message}`}>{message}</li>)}
    </ul>
  )
}
