import { useSearchParams } from 'react-router'
import { CompareHead } from '#renderer/features/compare/compare-head.tsx'
import { CompareView } from '#renderer/features/compare/compare-view.tsx'
import type { PaperServices } from '#renderer/features/compare/in-line.tsx'
import { SideChooser } from '#renderer/features/compare/side-chooser.tsx'
import { sideChoices, sideFrom } from '#renderer/features/compare/sides-of-contract.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractSide } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './compare.module.css'

interface CompareVersionsProps {
  readonly contract: ContractId
  readonly services: PaperServices
}

/** Any two texts of a contract, compared. Which two stands in the address. */
export function CompareVersions({ contract, services }: CompareVersionsProps) {
  const { value, failure, reload } = useLoaded(contract, () => call('contracts.get', { contract }))
  if (value === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={reload} />
  return <Versions view={value} services={services} />
}

function Versions({ view, services }: { readonly view: ContractView; readonly services: PaperServices }) {
  const locale = useLocale()
  const [address, setAddress] = useSearchParams()
  const choices = sideChoices(view, locale)
  const latest = choices.find(({ value }) => value !== 'draft')?.value ?? 'draft'
  const before = sideFrom(choices, address.get('before')) ?? latest
  const after = sideFrom(choices, address.get('after')) ?? 'draft'
  const contract = view.contract.id
  const sides = { contract, before, after }
  const name = `${contract} ${before} ${after}`
  const { value, failure, loading, reload } = useLoaded(name, () => call('compare.versions', sides))
  const change = (old: ContractSide, now: ContractSide) => setAddress({ before: old, after: now }, { replace: true })
  const head = (
    <CompareHead title={texts.title} of={view.contract.title} back={{ label: texts.backTo.contract, to: `/contracts/${contract}?panel=versions` }}>
      <SideChooser choices={choices} before={before} after={after} onChange={change} />
    </CompareHead>
  )
  if (value !== null && !loading) return <CompareView compared={value} services={services} name={name} head={head} makeExport={format => call('compare.export', { compared: sides, format })} />
  return (
    <div className={classes['screen']}>
      <div className={classes['header']}>{head}</div>
      <div className={classes['waiting']}>
        <FailureNote failure={failure} onRetry={reload} />
        {failure === null ? <Waiting what={texts.comparing} /> : null}
      </div>
    </div>
  )
}
