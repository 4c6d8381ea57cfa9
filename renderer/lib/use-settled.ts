import { useEffect, useState } from 'react'

/** Longest wait for a quiet moment, in milliseconds. */
const patience = 1_000

/** False until the first screen is drawn and the window has a quiet moment: what nobody sees at first is read in then. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setSettled(true), { timeout: patience })
    return () => cancelIdleCallback(waiting)
  }, [])
  return settled
}
