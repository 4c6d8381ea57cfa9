import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconCircle, IconCircleDashed, IconHandStop, IconHourglassHigh, type Icon } from '@tabler/icons-react'
import { texts } from '#renderer/features/obligations/texts.ts'
import type { ShownOccurrenceState } from '#shared/obligations/occurrence.ts'
import classes from './occurrence.module.css'

const marks: Readonly<Record<ShownOccurrenceState, Icon>> = {
  scheduled: IconCircleDashed,
  open: IconCircle,
  submitted: IconHourglassHigh,
  accepted: IconCheck,
  returned: IconArrowBackUp,
  waived: IconHandStop,
}

interface OccurrenceMarkProps {
  readonly state: ShownOccurrenceState
  readonly overdue: boolean
}

/** Where an occurrence stands: a word with a mark. What is overdue says so first. */
export function OccurrenceMark({ state, overdue }: OccurrenceMarkProps) {
  const Mark = overdue ? IconAlertTriangle : marks[state]
  return (
    <span className={classes['mark']} data-state={state} data-overdue={overdue}>
      <Mark size={15} stroke={1.8} aria-hidden="true" />
      {overdue ? (state === 'open' ? texts.overdue : `${texts.overdue} · ${texts.states[state].toLocaleLowerCase()}`) : texts.states[state]}
    </span>
  )
}
