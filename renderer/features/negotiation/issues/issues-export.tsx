import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { texts } from '#renderer/features/negotiation/issues/texts.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'

const mediaTypes = { csv: 'text/csv', html: 'text/html', pdf: 'application/pdf' } as const
const formats = ['csv', 'html', 'pdf'] as const

/** Saves the issues list as a table that other programs read. */
export function IssuesExport({ contract }: { readonly contract: ContractId }) {
  const save = async (format: (typeof formats)[number]) => {
    const { blob, fileName } = await call('issues.export', { contract, format })
    await saveBlob(blob, fileName, mediaTypes[format])
    tellDone(texts.exported(fileName))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={texts.export}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={texts.export}><IconDownload size={16} aria-hidden="true" /></ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(format => (
          <Menu.Item key={format} onClick={() => attempt(() => save(format))}>{texts.formats[format]}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
