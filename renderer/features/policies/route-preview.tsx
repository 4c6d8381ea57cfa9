import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Policies } from '#renderer/features/policies/draft.ts'
import type { Fact } from '#renderer/features/policies/fact-kinds.ts'
import { conditionWords } from '#renderer/features/policies/in-words.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { ApprovalRoute } from '#renderer/components/approval-route.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Stage } from '#shared/approvals/policy.ts'
import type { RouteView } from '#shared/approvals/route-view.ts'
import type { ContractRow } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './preview.module.css'

/** Milliseconds without a change before the route is asked for. */
const pause = 300

const latestFirst = { search: '', states: [], sort: 'updatedAt', direction: 'descending' } as const

/** The stages of the policy that decides which this contract does not need. */
function skippedStages(route: RouteView, policies: Policies): Stage[] {
  const policy = policies.find(({ name, stages }) => name === route.policy && route.stages.every(({ id }) => stages.some(stage => stage.id === id)))
  return (policy?.stages ?? []).filter(({ id }) => !route.stages.some(stage => stage.id === id))
}

interface RoutePreviewProps {
  readonly known: readonly Fact[]
  readonly policies: Policies
  /** Whether nothing is left to be filled in; while there is, the route stays as it last was. */
  readonly whole: boolean
}

/** The route a contract of one's choice would take under the policies as they are written just now. */
export function RoutePreview({ known, policies, whole }: RoutePreviewProps) {
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
          <Route known={known} contract={contract.id} policies={policies} whole={whole} />
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

function Route({ known, contract, policies, whole }: RoutePreviewProps & { readonly contract: ContractId }) {
  const [settled] = useDebouncedValue(policies, pause)
  const [asked, setAsked] = useState(whole ? settled : null)
  if (whole && settled === policies && asked !== settled) setAsked(settled)
  if (asked === null) return <p className={classes['faint']}>{texts.previewWaits}</p>
  return <AskedRoute known={known} contract={contract} policies={asked} waits={!whole} />
}

function AskedRoute({ known, contract, policies, waits }: Omit<RoutePreviewProps, 'whole'> & { readonly contract: ContractId; readonly waits: boolean }) {
  const { value: route, failure, loading } = useLoaded(`${contract} ${JSON.stringify(policies)}`, () => call('approvals.preview', { contract, policies: [...policies] }))
  return (
    <div aria-busy={loading} aria-live="polite">
      <FailureNote failure={failure} />
      {route === null && failure === null ? <Waiting what={texts.previewing} /> : null}
      {waits ? <p className={classes['warn']}>{texts.previewWaits}</p> : null}
      {route === null ? null : (
        <>
          <p className={classes['decides']}>{texts.decides} <strong>{route.policy}</strong></p>
          <ApprovalRoute route={route} previewed />
          <Skipped route={route} policies={policies} known={known} />
        </>
      )}
    </div>
  )
}

function Skipped({ route, policies, known }: Pick<RoutePreviewProps, 'policies' | 'known'> & { readonly route: RouteView }) {
  const locale = useLocale()
  const stages = skippedStages(route, policies)
  if (stages.length === 0) return null
  return (
    <div className={classes['skipped']}>
      <p>{texts.skipped}</p>
      <ul>{stages.map(({ id, name, when }) => <li key={id}><strong>{name}</strong>{when === null ? null : `, ${texts.skippedWhere(conditionWords(when, known, locale))}`}</li>)}</ul>
    </div>
  )
}
