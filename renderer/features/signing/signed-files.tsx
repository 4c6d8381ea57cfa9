import { Button, Group } from '@mantine/core'
import { IconCertificate, IconFileTypePdf } from '@tabler/icons-react'
import { texts } from '#renderer/features/signing/texts.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { fileNameFrom, saveBlob } from '#renderer/lib/save-file.ts'

interface SignedFilesProps {
  readonly ceremony: Ceremony
  readonly title: string
  readonly size?: 'sm' | 'md'
}

/** The two files to keep: the signed contract and its certificate. */
export function SignedFiles({ ceremony, title, size = 'sm' }: SignedFilesProps) {
  const { pdf, certificate } = ceremony
  return (
    <Group gap="xs">
      <Button size={size} leftSection={<IconFileTypePdf size={18} stroke={1.6} aria-hidden="true" />} onClick={() => attempt(() => saveBlob(pdf, fileNameFrom(`${title} (${texts.signedFile})`, 'pdf'), 'application/pdf'))}>
        {texts.downloadPdf}
      </Button>
      {certificate === null ? <span>{texts.certificatePending}</span> : (
        <Button size={size} variant="default" leftSection={<IconCertificate size={18} stroke={1.6} aria-hidden="true" />} onClick={() => attempt(() => saveBlob(certificate, fileNameFrom(`${title} (${texts.certificateFile})`, 'pdf'), 'application/pdf'))}>
          {texts.downloadCertificate}
        </Button>
      )}
    </Group>
  )
}
