import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { texts } from '#renderer/features/compare/texts.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { comparisonFormats, type ComparisonFormat } from '#shared/negotiation/exchange.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useVerb } from '#renderer/lib/use-verb.ts'

export type MakeExport = (format: ComparisonFormat) => Promise<{ readonly blob: BlobId; readonly fileName: string }>

const mediaTypes: Readonly<Record<ComparisonFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
}

/** Saves the redline as a file that others can read. */
export function ExportRedline({ make }: { readonly make: MakeExport }) {
  const { busy, failure, run } = useVerb()
  const save = (format: ComparisonFormat) =>
    run(async () => {
      const { blob, fileName } = await make(format)
      await saveBlob(blob, fileName, mediaTypes[format])
      tellDone(texts.exported(fileName))
    })
  return (
    <>
      <FailureNote failure={failure} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button loading={busy} leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}>{texts.export}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {comparisonFormats.map(format => (
            <Menu.Item key={format} onClick={() => save(format)}>{texts.exportAs[format]}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
