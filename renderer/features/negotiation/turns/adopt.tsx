import { Button } from '@mantine/core'
import { useState } from 'react'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { Exchange } from '#shared/negotiation/exchange.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { call } from '#renderer/lib/client.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './turns.module.css'

interface AdoptProps {
  readonly exchange: Exchange
  /** Known right after receiving; else it is found out by trying. */
  readonly editedSince: boolean
  readonly whenSaved: () => Promise<void>
  readonly onAdopted: (view: ContractView) => void
}

/** Takes a received text into the working text. Edits of ours since are never lost: they are kept as a version, and that is said before. */
export function Adopt({ exchange, editedSince, whenSaved, onAdopted }: AdoptProps) {
  const [edited, setEdited] = useState(editedSince)
  const { busy, failure, run } = useVerb()
  const adopt = () =>
    run(async () => {
      await whenSaved()
      try {
        onAdopted(await call('negotiation.adopt', { contract: exchange.contract, exchange: exchange.id, setAsideEdits: edited }))
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'exchange.edits-since') throw error
        setEdited(true)
      }
    })
  return (
    <div className={classes['adopt']}>
      <p className={classes['faint']}>{edited ? texts.setAsideMeans : texts.adoptMeans}</p>
      <Button size="compact-sm" loading={busy} onClick={adopt}>{edited ? texts.setAside : texts.adopt}</Button>
      <FailureNote failure={failure} />
    </div>
  )
}
