import { useEffect } from 'react'
import { Completed } from '#renderer/features/signing/ceremony/completed.tsx'
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
  const next = view.ceremony.signers.find(({ id }) => id === view.next)
  if (next === undefined) return <Completed view={view} />
  if (present !== next.id) return <HandOver signer={next} contract={view.ceremony.contract} thanked={thanked} onArrive={() => arrive(next.id)} />
  return <SigningDesk key={next.id} view={view} signer={next} />
}
