import type { ReactNode } from 'react'
import classes from './rail-section.module.css'

interface RailSectionProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A titled part of the rail beside a contract. */
export function RailSection({ title, children, action }: RailSectionProps) {
  return (
    <section className={classes['section']} aria-label={title}>
      <div className={classes['head']}>
        <h3 className={classes['title']}>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}
