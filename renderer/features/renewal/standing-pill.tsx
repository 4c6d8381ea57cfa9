import { IconAlertTriangle, IconCircleDashed, IconHelpCircle, IconHourglassLow, IconInfinity, IconPlayerPause, IconRefresh, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/renewal/texts.ts'
import type { StandingView } from '#shared/ipc/renewal-api.ts'
import classes from './renewal.module.css'

const marks: Readonly<Record<StandingView['standing'], Icon>> = {
  unknown: IconHelpCircle,
  'not started': IconPlayerPause,
  'notice due': IconAlertTriangle,
  renews: IconRefresh,
  'runs out': IconHourglassLow,
  ended: IconCircleDashed,
  evergreen: IconInfinity,
}

interface StandingPillProps {
  readonly standing: StandingView
  /** Says the whole in words; else the name alone. */
  readonly whole?: boolean
}

/** Where a contract stands in its terms: a word with a mark. */
export function StandingPill({ standing, whole = false }: StandingPillProps) {
  const Mark = marks[standing.standing]
  return (
    <span className={classes['pill']} data-standing={standing.standing} title={whole ? undefined : standing.words}>
      <Mark size={15} stroke={1.8} aria-hidden="true" />
      <span>{whole ? standing.words : texts.standings[standing.standing]}</span>
    </span>
  )
}
