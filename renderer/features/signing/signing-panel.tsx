import { Gate } from '#renderer/features/signing/gate.tsx'
import { CeremonyRecord } from '#renderer/features/signing/ceremony-record.tsx'
import { OpenCeremony } from '#renderer/features/signing/open-ceremony.tsx'
import { texts } from '#renderer/features/signing/texts.ts'
import { RailSection } from '#renderer/components/rail-section.tsx'
import type { ContractView, Problem } from '#shared/ipc/views.ts'

interface SigningPanelProps {
  readonly view: ContractView
  readonly onChanged: (view: ContractView) => void
  /** Goes to where a problem can be put right. */
  readonly onJump: (problem: Problem) => void
  readonly whenSaved: () => Promise<void>
}

const over: ReadonlySet<string> = new Set(['executed', 'terminated', 'superseded', 'cancelled'])

/** What is missing before signing, the signing under way, and those that are over. */
export function SigningPanel({ view, onChanged, onJump, whenSaved }: SigningPanelProps) {
  const open = view.ceremonies.find(({ state }) => state === 'open')
  const completed = view.ceremonies.find(({ state }) => state === 'completed')
  const earlier = view.ceremonies.filter(({ state }) => state !== 'open' && state !== 'completed')
  return (
    <>
      {open === undefined ? null : <OpenCeremony ceremony={open} title={view.contract.title} onChanged={onChanged} />}
      {completed === undefined ? null : (
        <RailSection title={texts.completedTitle}>
          <CeremonyRecord ceremony={completed} title={view.contract.title} />
        </RailSection>
      )}
      {open === undefined && !over.has(view.contract.state) ? <Gate view={view} onJump={onJump} whenSaved={whenSaved} /> : null}
      {earlier.length === 0 ? null : (
        <RailSection title={texts.earlier}>
          {earlier.map(ceremony => <CeremonyRecord key={ceremony.id} ceremony={ceremony} title={view.contract.title} />)}
        </RailSection>
      )}
    </>
  )
}
