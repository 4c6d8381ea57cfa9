import { useEffect } from 'react'
import { Completed } from '#renderer/features/signing/ceremony/completed.tsx'
import { Elsewhere } from '#renderer/features/signing/ceremony/elsewhere.tsx'
import { HandOver } from '#renderer/features/signing/ceremony/hand-over.tsx'
import { SigningDesk } from '#renderer/features/signing/ceremony/signing-desk.tsx'
import { useCeremony } from '#renderer/features/signing/ceremony/store.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { CeremonyId } from '#shared/lib/ids.ts'
import classes from './ceremony.module.css'

interface CeremonyScreenProps {
  readonly ceremony: CeremonyId
}

/** The signing, without the frame: from hand to hand until everyone has signed. */
export function CeremonyScreen({ ceremony }: CeremonyScreenProps) {
  const { view, failure, present, thanked, open, arrive } = useCeremony()
  useEffect(() => void open(ceremony), [ceremony, open])
  useWindowTitle(view?.title ?? '')
  if (view === null) return <main className={classes['plain']}>{failure === null ? <Waiting what={texts.ceremony.loading} /> : <FailureNote failure={failure} onRetry={() => void open(ceremony)} />}</main>
  const { ceremony: shown } = view
  const mayAct = shown.signers.filter(({ id }) => view.open.includes(id))
  if (mayAct.length === 0) return <Completed view={view} />
  const sitting = mayAct.find(({ id }) => id === present)
  if (sitting !== undefined) return <SigningDesk key={sitting.id} view={view} signer={sitting} />
  const [first, ...others] = mayAct.filter(({ way }) => way === 'in person')
  if (first === undefined) return <Elsewhere signers={mayAct} contract={shown.contract} thanked={thanked} />
  return <HandOver signers={[first, ...others]} contract={shown.contract} thanked={thanked} onArrive={arrive} />
}
