import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Policies } from '#renderer/features/policies/draft.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { ApprovalRoute } from '#renderer/components/approval-route.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractRow } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './policies.module.css'

/** Milliseconds without a change before the route is asked for. */
const pause = 300

const latestFirst = { search: '', states: [], sort: 'updatedAt', direction: 'descending' } as const

interface RoutePreviewProps {
  readonly policies: Policies
  /** Whether nothing is left to be filled in; while there is, the route stays as it last was. */
  readonly whole: boolean
}

/** The route a contract of one's choice would take under the policies as they are written just now. */
export function RoutePreview({ policies, whole }: RoutePreviewProps) {
  const { path } = useOpenSession()
  const { value: contracts, failure, reload } = useLoaded(path, () => call('contracts.list', { ...latestFirst, states: [] }))
  const [chosen, setChosen] = useState<string | null>(null)
  const contract = contracts?.find(({ id }) => id === chosen) ?? contracts?.[0]
  return (
    <section className={classes['preview']} aria-label={texts.preview}>
      <h2>{texts.preview}</h2>
      <p className={classes['faint']}>{texts.previewText}</p>
      <FailureNote failure={failure} onRetry={reload} />
      {contracts?.length === 0 ? <p className={classes['faint']}>{texts.noContracts}</p> : null}
      {contracts === null || contract === undefined ? null : (
        <>
          <Select size="sm" aria-label={texts.contract} data={contracts.map(({ id, title }) => ({ value: id as string, label: title }))} value={contract.id} onChange={setChosen} searchable maxDropdownHeight={320} />
          <Told row={contract} />
          <Route contract={contract.id} policies={policies} whole={whole} />
        </>
      )}
    </section>
  )
}

function Told({ row }: { readonly row: ContractRow }) {
  const locale = useLocale()
  const told = [typeWords[row.type], row.value === null ? '' : formatMoney(row.value, locale), row.counterparty]
  return <p className={classes['faint']}>{told.filter(part => part !== '').join(' · ')}</p>
}

function Route({ contract, policies, whole }: RoutePreviewProps & { readonly contract: ContractId }) {
  const [settled] = useDebouncedValue(policies, pause)
  const [asked, setAsked] = useState(whole ? settled : null)
  if (whole && settled === policies && asked !== settled) setAsked(settled)
  if (asked === null) return <p className={classes['faint']}>{texts.previewWaits}</p>
  return <AskedRoute contract={contract} policies={asked} waits={!whole} />
}

function AskedRoute({ contract, policies, waits }: { readonly contract: ContractId; readonly policies: Policies; readonly waits: boolean }) {
  const { value: route, failure, loading } = useLoaded(`${contract} ${JSON.stringify(policies)}`, () => call('approvals.preview', { contract, policies: [...policies] }))
  return (
    <div className={classes['previewRoute']} aria-busy={loading} aria-live="polite">
      <FailureNote failure={failure} />
      {route === null && failure === null ? <Waiting what={texts.previewing} /> : null}
      {waits ? <p className={classes['warn']}>{texts.previewWaits}</p> : null}
      {route === null ? null : (
        <>
          <p className={classes['decides']}>{texts.decides} <strong>{route.policy}</strong></p>
          <ApprovalRoute route={route} previewed />
        </>
      )}
    </div>
  )
}
