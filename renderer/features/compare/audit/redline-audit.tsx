import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { AuditResult } from '#renderer/features/compare/audit/audit-result.tsx'
import { AuditSides } from '#renderer/features/compare/audit/audit-sides.tsx'
import { CompareHead } from '#renderer/features/compare/compare-head.tsx'
import { comparable } from '#renderer/features/compare/file-store.ts'
import type { PaperServices } from '#renderer/features/compare/in-line.tsx'
import { auditTexts, fileTexts, texts } from '#renderer/features/compare/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { IconFileSearch } from '@tabler/icons-react'
import { AppError } from '#shared/ipc/errors.ts'
import type { FileSide } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './audit.module.css'

interface RedlineAuditProps {
  readonly contract: ContractId
  readonly services: PaperServices
  /** What came back, where it was handed over already. */
  readonly file: FileSide | null
}

/** What came back, held against what was sent: which changes nobody marked. Which two stands in the address, unless a file is asked about. */
export function RedlineAudit({ contract, services, file }: RedlineAuditProps) {
  const { value, failure, reload } = useLoaded(contract, () => call('contracts.get', { contract }))
  if (value === null) return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={reload} />
  return <Audit view={value} services={services} brought={file} />
}

function Audit({ view, services, brought }: { readonly view: ContractView; readonly services: PaperServices; readonly brought: FileSide | null }) {
  const [address, setAddress] = useSearchParams()
  const [file, setFile] = useState<FileSide | null>(brought)
  const reading = useVerb()
  const byId = (id: string | null) => view.versions.find(version => version.id === id)
  const sent = byId(address.get('sent')) ?? view.versions.findLast(({ kind }) => kind === 'sent') ?? view.versions.at(-1)
  const received = file ?? byId(address.get('received'))?.id ?? null
  const take = (chosen: File) =>
    reading.run(async () => {
      if (!comparable.some(ending => chosen.name.toLowerCase().endsWith(ending))) throw new AppError('wrong-kind', fileTexts.wrong(chosen.name))
      setFile({ blob: await uploadBlob(chosen, chosen.name), fileName: chosen.name })
    })
  const change = (nextSent: VersionId, nextReceived: VersionId | null) => {
    setFile(null)
    setAddress(nextReceived === null ? { sent: nextSent } : { sent: nextSent, received: nextReceived }, { replace: true })
  }
  const contract = view.contract.id
  const head = (
    <CompareHead title={auditTexts.title} of={view.contract.title} back={{ label: texts.backTo.contract, to: `/contracts/${contract}?panel=versions` }}>
      {sent === undefined ? null : <AuditSides versions={view.versions} sent={sent.id} received={received} onChange={change} />}
    </CompareHead>
  )
  if (sent !== undefined && received !== null) return <Audited key={`${sent.id} ${JSON.stringify(received)}`} contract={contract} sent={sent.id} received={received} head={head} services={services} />
  return (
    <div className={classes['screen']}>
      <div className={classes['header']}>{head}</div>
      <div className={classes['body']}>
        <FailureNote failure={reading.failure} />
        {sent === undefined ? <EmptyState title={auditTexts.nothingSent}>{auditTexts.nothingSentText}</EmptyState> : (
          <DropArea label={auditTexts.drop} hint={auditTexts.dropHint} accept={comparable} chooseLabel={auditTexts.choose} icon={<IconFileSearch size={44} stroke={1.2} />} busy={reading.busy} onFile={take} onWrongFile={take} />
        )}
      </div>
    </div>
  )
}

interface AuditedProps {
  readonly contract: ContractId
  readonly sent: VersionId
  readonly received: VersionId | FileSide
  readonly head: ReactNode
  readonly services: PaperServices
}

function Audited({ contract, sent, received, head, services }: AuditedProps) {
  const { value, failure, reload } = useLoaded(`${sent} ${JSON.stringify(received)}`, () => call('compare.audit', { contract, sent, received }))
  if (value !== null) return <AuditResult audit={value} head={head} services={services} />
  return (
    <div className={classes['screen']}>
      <div className={classes['header']}>{head}</div>
      <div className={classes['body']}>
        <FailureNote failure={failure} onRetry={reload} />
        {failure === null ? <Waiting what={auditTexts.auditing} /> : null}
      </div>
    </div>
  )
}
