import {
  IconArrowsExchange, IconBan, IconCheck, IconCircleDashed, IconCircleDotted, IconCircleFilled, IconEye, IconHourglassHigh, IconLock,
  IconPencil, IconSignature, IconSquareFilled, IconStack2, type Icon,
} from '@tabler/icons-react'
import type { ShownState } from '#shared/contracts/contract.ts'
import { stateWords } from '#renderer/lib/words.ts'
import classes from './state-mark.module.css'

const marks: Readonly<Record<ShownState, Icon>> = {
  request: IconCircleDotted,
  draft: IconPencil,
  review: IconEye,
  negotiation: IconArrowsExchange,
  'approval pending': IconHourglassHigh,
  approved: IconCheck,
  signing: IconSignature,
  executed: IconLock,
  active: IconCircleFilled,
  expired: IconCircleDashed,
  terminated: IconSquareFilled,
  superseded: IconStack2,
  cancelled: IconBan,
}

const tones: Readonly<Record<ShownState, 'working' | 'waiting' | 'settled' | 'over'>> = {
  request: 'working',
  draft: 'working',
  review: 'working',
  negotiation: 'working',
  'approval pending': 'waiting',
  approved: 'settled',
  signing: 'waiting',
  executed: 'settled',
  active: 'settled',
  expired: 'over',
  terminated: 'over',
  superseded: 'over',
  cancelled: 'over',
}

interface StateMarkProps {
  readonly state: ShownState
}

/** A contract's state: a word with a mark, never a colour alone. */
export function StateMark({ state }: StateMarkProps) {
  const Mark = marks[state]
  return (
    <span className={classes['state']} data-tone={tones[state]}>
      <Mark size={15} stroke={1.8} aria-hidden="true" />
      {stateWords[state]}
    </span>
  )
}
