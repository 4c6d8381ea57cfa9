import { IconAlertTriangle, IconCheck, IconCircle, IconCircleDashed, IconHourglassHigh, IconMinus, IconX, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PersonMark } from '#renderer/components/person-mark.tsx'
import type { RouteView } from '#shared/approvals/route-view.ts'
import { nameOf, useLocale, useOpenSession } from '#renderer/lib/session.ts'
import classes from './approval-route.module.css'

export type StageView = RouteView['stages'][number]
export type SeatView = StageView['seats'][number]

const stageMarks: Readonly<Record<StageView['standing'], Icon>> = {
  waiting: IconCircleDashed,
  open: IconHourglassHigh,
  approved: IconCheck,
  failed: IconX,
  blocked: IconAlertTriangle,
  'not needed': IconMinus,
}
const stageWords: Readonly<Record<StageView['standing'], string>> = {
  waiting: 'Comes later',
  open: 'Open now',
  approved: 'Approved',
  failed: 'Rejected',
  blocked: 'Blocked',
  'not needed': 'Not needed',
}
const seatWords: Readonly<Record<SeatView['standing'], string>> = { undecided: '', approved: 'approved', rejected: 'rejected', 'cannot decide': 'cannot decide' }

const seatMarks: Readonly<Record<SeatView['standing'], Icon | null>> = { undecided: null, approved: IconCheck, rejected: IconX, 'cannot decide': IconMinus }

interface ApprovalRouteProps {
  readonly route: RouteView
  /** Whether it is only what would be: then nothing stands open or comes later. */
  readonly previewed: boolean
  /** More on a seat, under its name. */
  readonly onSeat?: (stage: StageView, seat: SeatView) => ReactNode
  /** More on a stage, under its seats. */
  readonly onStage?: (stage: StageView) => ReactNode
}

/** What is said of a stage already is not said once more below. */
function furtherProblems({ stages, problems }: RouteView): string[] {
  return problems.filter(problem => !stages.some(({ blocked }) => blocked === problem))
}

/** The stages of a route one under another: who decides, by which rule, why, and how it stands. */
export function ApprovalRoute({ route, previewed, onSeat, onStage }: ApprovalRouteProps) {
  const problems = furtherProblems(route)
  return (
    <>
      <ol className={classes['route']}>
        {route.stages.map(stage => <Stage key={stage.id} stage={stage} previewed={previewed} onSeat={onSeat} onStage={onStage} />)}
      </ol>
      {problems.length === 0 ? null : (
        <ul className={classes['problems']}>
          {problems.map(problem => <li key={problem}><IconAlertTriangle size={17} stroke={1.8} aria-hidden="true" />{problem}</li>)}
        </ul>
      )}
    </>
  )
}

type StageProps = Pick<ApprovalRouteProps, 'previewed'> & {
  readonly stage: StageView
  readonly onSeat: ApprovalRouteProps['onSeat']
  readonly onStage: ApprovalRouteProps['onStage']
}

function Stage({ stage, previewed, onSeat, onStage }: StageProps) {
  const { standing } = stage
  const calm = previewed && (standing === 'waiting' || standing === 'open')
  const Mark = calm ? IconCircle : stageMarks[standing]
  return (
    <li className={classes['stage']} data-standing={calm ? 'planned' : standing} aria-label={stage.name}>
      <span className={classes['mark']} aria-hidden="true"><Mark size={calm ? 12 : 16} stroke={2} /></span>
      <div className={classes['body']}>
        <p className={classes['head']}>
          <strong>{stage.name}</strong>
          {calm ? null : <span className={classes['standing']}>{stageWords[standing]}</span>}
        </p>
        {standing === 'not needed' || stage.seats.length < 2 ? null : <p className={classes['rule']}>{stage.rule}</p>}
        {stage.why === '' ? null : <p className={classes['why']}>{stage.why}</p>}
        {stage.blocked === null ? null : <p className={classes['blocked']}>{stage.blocked}</p>}
        {standing === 'not needed' ? null : (
          <ul className={classes['seats']}>
            {stage.seats.map(seat => <Seat key={seat.person} seat={seat}>{onSeat?.(stage, seat)}</Seat>)}
          </ul>
        )}
        {onStage?.(stage)}
      </div>
    </li>
  )
}

function Seat({ seat, children }: { readonly seat: SeatView; readonly children: ReactNode }) {
  const locale = useLocale()
  const { people } = useOpenSession()
  const name = nameOf(people, seat.person)
  const others = seat.decidedBy.filter(person => person !== seat.person).map(person => nameOf(people, person))
  const notes = [seat.added ? 'added' : '', seatWords[seat.standing]].filter(word => word !== '')
  const SeatMark = seatMarks[seat.standing]
  return (
    <li className={classes['seat']} data-standing={seat.standing} aria-label={name}>
      <PersonMark name={name} />
      <div className={classes['who']}>
        <span>{name}{notes.length === 0 ? null : <span className={classes['note']}> · {SeatMark === null ? null : <SeatMark size={13} stroke={2.4} aria-hidden="true" />}{notes.join(', ')}</span>}</span>
        {seat.standing !== 'undecided' || others.length === 0 ? null : (
          <span className={classes['note']}>
            {new Intl.ListFormat(locale, { type: 'disjunction' }).format(others)} {seat.decidedBy.includes(seat.person) ? 'may decide too' : 'decides'}
          </span>
        )}
        {children}
      </div>
    </li>
  )
}
