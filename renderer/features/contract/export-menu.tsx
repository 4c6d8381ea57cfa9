import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { texts } from '#renderer/features/contract/texts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { VersionId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'

interface ExportMenuProps {
  readonly contract: Contract
  /** The version read at the moment; the working text where none is. */
  readonly version: VersionId | null
}

const formats = ['pdf', 'html', 'md', 'txt', 'json'] as const
const wordChanges = ['keep', 'accept', 'reject'] as const
const mediaTypes = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf', html: 'text/html', md: 'text/markdown', txt: 'text/plain', json: 'application/json' } as const

/** Saves the contract in a form that other programs read. */
export function ExportMenu({ contract, version }: ExportMenuProps) {
  const save = async (format: keyof typeof mediaTypes, changes: (typeof wordChanges)[number] = 'keep') => {
    const { blob, fileName } = await call('contracts.export', { contract: contract.id, version, format, changes })
    await saveBlob(blob, fileName, mediaTypes[format])
    tellDone(texts.exported(fileName))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={texts.export}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.export}>
            <IconDownload size={18} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {wordChanges.map(changes => (
          <Menu.Item key={changes} onClick={() => attempt(() => save('docx', changes))}>{texts.exportWord[changes]}</Menu.Item>
        ))}
        <Menu.Divider />
        {formats.map(format => (
          <Menu.Item key={format} onClick={() => attempt(() => save(format))}>{texts.exportAs[format]}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
