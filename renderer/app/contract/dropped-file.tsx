import { Button, Modal, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { texts } from '#renderer/app/contract/texts.ts'
import { isComparable, useFileComparison } from '#renderer/features/compare/file-store.ts'
import { ReceiveDialog } from '#renderer/features/negotiation/turns/receive-dialog.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractView } from '#shared/ipc/views.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'

interface DroppedFileProps {
  readonly view: ContractView
  readonly whenSaved: () => Promise<void>
  readonly onChanged: (view: ContractView) => void
  readonly onAdopted: (view: ContractView) => void
}

/** A text that was let fall on the desk, outside a dialog that takes files itself. */
function useDroppedText(): readonly [File | null, (file: File | null) => void] {
  const [file, setFile] = useState<File | null>(null)
  useEffect(() => {
    const isElsewhere = (event: DragEvent): boolean => event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true && !isElsewhere(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const dropped = event.dataTransfer?.files[0]
      if (dropped === undefined || !isComparable(dropped.name) || isElsewhere(event)) return
      event.preventDefault()
      event.stopPropagation()
      setFile(dropped)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop, { capture: true })
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop, { capture: true })
    }
  }, [])
  return [file, setFile]
}

/** Asks what a text is that was let fall on a contract: what came back, something to compare or audit, or a contract of its own. */
export function DroppedFile({ view, whenSaved, onChanged, onAdopted }: DroppedFileProps) {
  const [file, setFile] = useDroppedText()
  const [receiving, setReceiving] = useState(false)
  const { busy, failure, run, clear } = useVerb()
  const compareFiles = useFileComparison(store => store.compareTaken)
  const navigate = useNavigate()
  const contract = view.contract.id
  const close = () => {
    setFile(null)
    setReceiving(false)
    clear()
  }
  if (file === null) return null
  if (receiving) {
    const adopted = (next: ContractView) => {
      close()
      onAdopted(next)
    }
    return <ReceiveDialog contract={contract} file={file} opened onClose={close} onReceived={onChanged} onAdopted={adopted} whenSaved={whenSaved} />
  }
  const taken = async () => ({ blob: await uploadBlob(file, file.name), fileName: file.name })
  const compare = () =>
    run(async () => {
      await whenSaved()
      const { document } = await call('draft.open', { contract })
      const name = `${view.contract.title}.json`
      const ours = { blob: await uploadBlob(new Blob([JSON.stringify(document)]), name), fileName: name }
      await compareFiles(ours, await taken())
      await navigate('/compare')
    })
  const audit = () => run(async () => navigate(`/contracts/${contract}/redline-audit`, { state: { file: await taken() } }))
  const openAsNew = () =>
    run(async () => {
      const { view: made } = await call('contracts.import', await taken())
      close()
      await navigate(`/contracts/${made.contract.id}`)
    })
  const isText = !/\.json$/i.test(file.name)
  return (
    <Modal opened onClose={close} title={texts.droppedTitle(file.name)}>
      <Stack gap="xs">
        {view.editable ? <Button data-autofocus loading={busy} onClick={() => setReceiving(true)}>{texts.droppedReceive}</Button> : null}
        <Button variant="default" loading={busy} onClick={compare}>{texts.droppedCompare}</Button>
        {view.versions.length === 0 ? null : <Button variant="default" loading={busy} onClick={audit}>{texts.droppedAudit}</Button>}
        {isText ? <Button variant="default" loading={busy} onClick={openAsNew}>{texts.droppedNew}</Button> : null}
        <FailureNote failure={failure} />
      </Stack>
    </Modal>
  )
}
