import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  /** The first step. */
  readonly action?: ReactNode
}

/** Nothing here yet: says so, and offers the first step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <p className={classes['title']}>{title}</p>
      {children === undefined ? null : <p className={classes['text']}>{children}</p>}
      {action === undefined ? null : <div className={classes['action']}>{action}</div>}
    </div>
  )
}
