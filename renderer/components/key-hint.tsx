import { Fragment } from 'react'
import classes from './key-hint.module.css'

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac')

interface KeyHintProps {
  /** Keys joined by a plus sign, "Mod" for the control or command key: Mod+K. */
  readonly keys: string
}

/** A key combination as it stands on this machine's keyboard. */
export function KeyHint({ keys }: KeyHintProps) {
  const names = keys.split('+').map(key => (key === 'Mod' ? (onMac ? '⌘' : 'Ctrl') : key))
  return (
    <span className={classes['keys']}>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index === 0 ? null : <span aria-hidden="true"> </span>}
          <kbd>{name}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
