import { useEffect, type ReactNode } from 'react'
import classes from './screen.module.css'

interface ScreenProps {
  readonly title: string
  /** One sentence under the title. */
  readonly lede?: ReactNode
  readonly actions?: ReactNode
  /** `wide` for tables, `column` for reading. */
  readonly measure?: 'wide' | 'column'
  readonly children: ReactNode
}

/** A screen of the frame: its name, what can be done here, and its content on the desk. */
export function Screen({ title, lede, actions, measure = 'column', children }: ScreenProps) {
  useWindowTitle(title)
  return (
    <div className={classes['screen']} data-measure={measure}>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['title']}>{title}</h1>
          {lede === undefined ? null : <p className={classes['lede']}>{lede}</p>}
        </div>
        {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Names the window after what it shows. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Countersign' : `${title} · Countersign`
  }, [title])
}
