import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { choicesFor, kindFrom, type DecisionKind } from '#renderer/features/renewal/choices.ts'
import { DecideDialog } from '#renderer/features/renewal/decide-form.tsx'
import { withinDays, withinFrom, withins } from '#renderer/features/renewal/queue/within.ts'
import { texts } from '#renderer/features/renewal/queue/texts.ts'
import { StandingPill } from '#renderer/features/renewal/standing-pill.tsx'
import { texts as words } from '#renderer/features/renewal/texts.ts'
import { DateAway } from '#renderer/components/date-away.tsx'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { mayEdit } from '#shared/contracts/person.ts'
import type { RenewalRow } from '#shared/ipc/renewal-api.ts'
import { call } from '#renderer/lib/client.ts'
import { formatDate, formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useDrawn } from '#renderer/lib/use-drawn.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './queue.module.css'

const ways = withins.map(value => ({ value, label: texts.withins[value] }))

/** Every contract whose term comes to an end, by what comes first, with what is to become of it (W3). */
export function Renewals() {
  const [address, setAddress] = useSearchParams()
  const within = withinFrom(address)
  const { value: rows, failure, reload } = useLoaded(within, () => call('renewals.queue', { withinDays: withinDays[within] }))
  const [deciding, setDeciding] = useState<{ readonly row: RenewalRow; readonly kind: DecisionKind } | null>(null)
  const show = (value: string) => setAddress({ within: value }, { replace: true })
  return (
    <Screen title={texts.title} lede={texts.lede} measure="wide" actions={<SegmentedControl size="sm" aria-label={texts.within} data={ways} value={within} onChange={show} />}>
      <FailureNote failure={failure} onRetry={reload} />
      {rows === null ? (failure === null ? <Waiting what={texts.opening} /> : null) : null}
      {rows !== null && rows.length === 0 ? <EmptyState title={texts.none} action={within === 'all' ? undefined : <Button variant="default" onClick={() => show('all')}>{texts.showAll}</Button>}>{texts.noneText}</EmptyState> : null}
      {rows !== null && rows.length > 0 ? <Table key={within} rows={rows} onDecide={(row, kind) => setDeciding({ row, kind })} /> : null}
      {deciding === null ? null : <DecideDialog contract={deciding.row.contract} title={deciding.row.title} kind={deciding.kind} terms={kindFrom(deciding.row.kind)} onClose={() => setDeciding(null)} onDecided={reload} />}
    </Screen>
  )
}

interface TableProps {
  readonly rows: readonly RenewalRow[]
  readonly onDecide: (row: RenewalRow, kind: DecisionKind) => void
}

function Table({ rows, onDecide }: TableProps) {
  const { columns } = texts
  const { drawn, end } = useDrawn(rows.length)
  return (
    <table className={classes['table']} aria-label={texts.table} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>{(['next', 'contract', 'standing', 'value', 'decision'] as const).map(column => <th key={column} scope="col" data-column={column}>{columns[column]}</th>)}</tr>
      </thead>
      <tbody>
        {rows.slice(0, drawn).map(row => <Row key={row.contract} row={row} onDecide={kind => onDecide(row, kind)} />)}
        {drawn < rows.length ? <tr ref={end} aria-hidden="true" className={classes['end'] ?? ''} /> : null}
      </tbody>
    </table>
  )
}

function Row({ row, onDecide }: { readonly row: RenewalRow; readonly onDecide: (kind: DecisionKind) => void }) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const { next, decision, standing } = row
  const choices = choicesFor(kindFrom(row.kind))
  return (
    <tr>
      <td data-column="next">
        {next === null ? <span className={classes['faint']}>{texts.unknown}</span> : (
          <>
            <DateAway date={next.date} deadline />
            <span className={classes['below']}>{next.what}</span>
          </>
        )}
      </td>
      <td data-column="contract">
        <Link to={`/contracts/${row.contract}?panel=term`} className={classes['link']}>{row.title}</Link>
        <span className={classes['below']}>{row.counterparty === '' ? words.noParty : row.counterparty}</span>
      </td>
      <td data-column="standing">
        <StandingPill standing={standing} />
        <span className={classes['below']}>{standing.words}</span>
      </td>
      <td data-column="value" className="tabular">{row.value === null ? null : formatMoney(row.value, locale)}</td>
      <td data-column="decision">
        {decision === null ? null : <span className={classes['decided']}>{words.decided[decision.kind]}<span className={classes['below']}>{formatDate(decision.on, locale)}</span></span>}
        {mayEdit(me) && choices.length === 0 ? <Button component={Link} to={`/contracts/${row.contract}?panel=term`} size="compact-sm" variant="default" aria-label={texts.sayOf(row.title)}>{texts.say}</Button> : null}
        {mayEdit(me) && choices.length > 0 ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant={decision === null ? 'light' : 'subtle'} rightSection={<IconChevronDown size={14} aria-hidden="true" />} aria-label={texts.decide(row.title)}>{decision === null ? texts.undecided : texts.change}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {choices.map(kind => <Menu.Item key={kind} onClick={() => onDecide(kind)}>{words.decisions[kind]}<span className={classes['below']}>{words.decisionMeanings[kind]}</span></Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </td>
    </tr>
  )
}
