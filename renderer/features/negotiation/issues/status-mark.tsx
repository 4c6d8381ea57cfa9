import { IconCircleCheck, IconCircleDot, IconCornerDownLeft, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import type { IssueStatus } from '#shared/negotiation/issue.ts'
import classes from './issues.module.css'

const marks: Readonly<Record<IssueStatus, Icon>> = { open: IconCircleDot, conceded: IconCornerDownLeft, agreed: IconCircleCheck }

/** Where an issue stands: a word with a mark. */
export function StatusMark({ status }: { readonly status: IssueStatus }) {
  const Mark = marks[status]
  return (
    <span className={classes['status']} data-status={status}>
      <Mark size={14} stroke={2} aria-hidden="true" />
      {texts.statuses[status]}
    </span>
  )
}
