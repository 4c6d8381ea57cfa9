import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { ImportReportView } from '#renderer/features/new-contract/import-report.tsx'
import { texts } from '#renderer/features/new-contract/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { AppError } from '#shared/ipc/errors.ts'
import type { Output } from '#shared/ipc/api.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'

const endings = ['.docx', '.html', '.htm', '.txt', '.md', '.markdown'] as const

/** Takes a file in as a contract, and shows what came over before it is opened. */
export function ImportFile() {
  const { busy, failure, run } = useVerb()
  const [imported, setImported] = useState<Output<'contracts.import'> | null>(null)
  const take = (file: File) =>
    run(async () => {
      const blob = await uploadBlob(file, file.name)
      setImported(await call('contracts.import', { blob, fileName: file.name }))
    })
  const refuse = (file: File) =>
    run(() => Promise.reject(new AppError('wrong-kind', texts.importWrong(file.name))))
  if (imported !== null) return <ImportReportView contract={imported.view.contract} report={imported.report} />
  return (
    <>
      <DropArea
        label={busy ? texts.importing : texts.importLabel}
        hint={texts.importHint}
        accept={endings}
        chooseLabel={texts.importChoose}
        icon={<IconFileImport size={32} stroke={1.3} />}
        busy={busy}
        onFile={take}
        onWrongFile={refuse}
      />
      <FailureNote failure={failure} />
    </>
  )
}
