import { Modal } from '@mantine/core'
import { Link } from 'react-router'
import { awaits, type Acting, type Deed } from '#renderer/features/obligations/occurrence/deeds.ts'
import { DeedForm } from '#renderer/features/obligations/occurrence/deed-form.tsx'
import { OccurrenceMark } from '#renderer/features/obligations/occurrence/occurrence-mark.tsx'
import { texts } from '#renderer/features/obligations/occurrence/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractObligations, OccurrenceRow } from '#shared/ipc/obligations-api.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './occurrence.module.css'

interface DeedDialogProps {
  readonly row: OccurrenceRow
  readonly deed: Deed
  readonly onClose: () => void
  /** Something was changed by what was done. */
  readonly onDone: () => void
}

/** Finds the occurrence of a row among everything its contract asks for. */
export function findOccurrence({ obligations }: ContractObligations, row: Pick<OccurrenceRow, 'id' | 'obligation'>): Acting | null {
  const of = obligations.find(({ obligation }) => obligation.id === row.obligation)
  const found = of?.occurrences.find(({ occurrence }) => occurrence.id === row.id)
  return of === undefined || found === undefined ? null : { obligation: of.obligation, ...found }
}

/** A step of an occurrence wherever it is met: in the list, on the board, in the calendar. */
export function DeedDialog({ row, deed, onClose, onDone }: DeedDialogProps) {
  const { value, failure, reload, replace } = useLoaded(row.id, () => call('obligations.ofContract', { contract: row.contract }))
  const acting = value === null ? null : findOccurrence(value, row)
  const take = (of: ContractObligations) => {
    replace(of)
    onDone()
  }
  return (
    <Modal opened onClose={onClose} title={texts.titles[deed](row.title)} size="md">
      <div className={classes['form']}>
        <dl className={classes['about']}>
          <dt>{texts.due}</dt>
          <dd><DateAway date={row.due} deadline={awaits(row.state)} /></dd>
          <dt>{texts.state}</dt>
          <dd><OccurrenceMark state={row.state} overdue={row.overdue} /></dd>
          <dt>{texts.owner}</dt>
          <dd>{row.ownerName}</dd>
        </dl>
        <p><Link className={classes['link'] ?? ''} to={`/contracts/${row.contract}?panel=obligations&occurrence=${row.id}`}>{row.contractTitle}</Link></p>
        <FailureNote failure={failure} onRetry={reload} />
        {value === null && failure === null ? <Waiting what={texts.opening} /> : null}
        {value !== null && acting === null ? <p className={classes['warn']}>{texts.gone}</p> : null}
        {acting === null ? null : <DeedForm acting={acting} deed={deed} onTaken={take} onClose={onClose} />}
      </div>
    </Modal>
  )
}
