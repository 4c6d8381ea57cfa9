import { useEffect, useState } from 'react'
import classes from './waiting.module.css'

interface WaitingProps {
  /** What is under way: "Opening the contract". */
  readonly what: string
}

/** Long work: a thin line and its name, once it has taken long enough to be worth saying. */
export function Waiting({ what }: WaitingProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 250)
    return () => clearTimeout(timer)
  }, [])
  return (
    <output className={classes['waiting']} data-shown={shown}>
      <span className={classes['line']} aria-hidden="true" />
      {shown ? `${what} …` : ''}
    </output>
  )
}
