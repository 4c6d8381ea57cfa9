import { Button } from '@mantine/core'
import { useNavigate } from 'react-router'
import { nextStep } from '#renderer/features/contract/next-step.ts'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts, type PanelName } from '#renderer/features/contract/texts.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { fileNameFrom, saveBlob } from '#renderer/lib/save-file.ts'
import { useOpenSession } from '#renderer/lib/session.ts'

interface StepButtonProps {
  readonly view: ContractView
  readonly onOpen: (panel: PanelName) => void
}

/** The one primary button of a contract. */
export function StepButton({ view, onOpen }: StepButtonProps) {
  const { me } = useOpenSession()
  const command = useContract(store => store.command)
  const navigate = useNavigate()
  const next = nextStep(view, me)
  if (next === null) return null
  const act = () => {
    if (next.step === 'sign') void navigate(`/signing/${next.ceremony}`)
    else if (next.step === 'download') attempt(() => saveBlob(next.pdf, fileNameFrom(view.contract.title, 'pdf'), 'application/pdf'))
    else if (next.step === 'start') attempt(() => command('start drafting', ''))
    else onOpen(next.step === 'submit' || next.step === 'decide' ? 'approvals' : 'signing')
  }
  return <Button onClick={act}>{texts.steps[next.step]}</Button>
}
