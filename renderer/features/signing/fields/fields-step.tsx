import { useEffect } from 'react'
import { FieldsBoard } from '#renderer/features/signing/fields/fields-board.tsx'
import { withLines } from '#renderer/features/signing/fields/board.ts'
import { texts } from '#renderer/features/signing/fields/texts.ts'
import { requestedSigners, type Asked } from '#renderer/features/signing/prepare/people.ts'
import { usePreparation } from '#renderer/features/signing/prepare/store.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'

interface FieldsStepProps {
  readonly asked: Asked
  readonly contract: ContractId
}

/** The pages as they will be printed, to put fields on. */
export function FieldsStep({ asked, contract }: FieldsStepProps) {
  const { order, settleFields } = usePreparation()
  const signers = requestedSigners(asked.people, order)
  const { value: layout, failure, loading, reload } = useLoaded(JSON.stringify(signers), () => call('signing.layout', { contract, signers }))
  useEffect(() => {
    if (layout !== null) settleFields(withLines(usePreparation.getState().history.present, layout.lines, asked.people))
    // Only when other pages arrive: what is then placed stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [layout])
  if (failure !== null) return <FailureNote failure={failure} onRetry={reload} />
  if (layout === null || loading) return <Waiting what={texts.loading} />
  return <FieldsBoard asked={asked} layout={layout} />
}
