import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import { IconDownload, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { HashText } from '#renderer/components/hash-text.tsx'
import { PageView } from '#renderer/editor/page-view/page-view.tsx'
import type { ExchangeFile } from '#shared/negotiation/exchange.ts'
import { blobAddress } from '#renderer/lib/client.ts'
import { formatBytes } from '#renderer/lib/bytes.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './turns.module.css'

const mediaTypes: Readonly<Record<string, string>> = { pdf: 'application/pdf', html: 'text/html', txt: 'text/plain', md: 'text/markdown', json: 'application/json', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

function endingOf(fileName: string): string {
  return fileName.toLowerCase().split('.').at(-1) ?? ''
}

/** What was taken out of a Word file, kind by kind. */
function removedWords(removed: NonNullable<ExchangeFile['removed']>, locale: string): string {
  const counts = new Map<string, number>()
  for (const { kind, count } of removed) counts.set(kind, (counts.get(kind) ?? 0) + count)
  if (counts.size === 0) return texts.nothingRemoved
  return texts.removed(Array.from(counts, ([kind, count]) => `${kind.replaceAll('-', ' ')} (${formatNumber(count, locale)})`).join(', '))
}

/** Saves a file of an exchange exactly as it crossed. */
export function saveExchangeFile({ blob, fileName }: ExchangeFile): Promise<void> {
  return saveBlob(blob, fileName, mediaTypes[endingOf(fileName)] ?? 'application/octet-stream')
}

/** The files of an exchange: what each is, its hash, and the ways to see and save it. Only PDFs of our own making are shown here. */
export function ExchangeFiles({ files }: { readonly files: readonly ExchangeFile[] }) {
  const locale = useLocale()
  const [looked, setLooked] = useState<ExchangeFile | null>(null)
  return (
    <>
      <ul className={classes['files']}>
        {files.map(file => (
          <li key={`${file.role} ${file.fileName}`}>
            <span className={classes['fileWords']}>
              <span className={classes['fileName']}>{file.fileName}</span>
              <span className={classes['faint']}>
                {texts.roles[file.role]} · {formatBytes(file.bytes, locale)} · <HashText hash={file.blob} of={texts.fileHash(file.fileName)} />
              </span>
              {file.removed === undefined ? null : <span className={classes['faint']}>{removedWords(file.removed, locale)}</span>}
            </span>
            {endingOf(file.fileName) === 'pdf' && file.role !== 'received' ? (
              <Tooltip label={texts.lookAt(file.fileName)}>
                <ActionIcon variant="subtle" size="sm" aria-label={texts.lookAt(file.fileName)} onClick={() => setLooked(file)}><IconEye size={16} aria-hidden="true" /></ActionIcon>
              </Tooltip>
            ) : null}
            <Tooltip label={texts.saveFile(file.fileName)}>
              <ActionIcon variant="subtle" size="sm" aria-label={texts.saveFile(file.fileName)} onClick={() => attempt(() => saveExchangeFile(file))}><IconDownload size={16} aria-hidden="true" /></ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Modal opened={looked !== null} onClose={() => setLooked(null)} title={looked?.fileName ?? ''} size="xl">
        <div className={classes['pages']}>{looked === null ? null : <PageView source={blobAddress(looked.blob)} label={looked.fileName} />}</div>
      </Modal>
    </>
  )
}
