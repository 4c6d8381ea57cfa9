import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Outcome } from '#renderer/features/verify/outcome.tsx'
import { useVerification } from '#renderer/features/verify/store.ts'
import { texts } from '#renderer/features/verify/texts.ts'
import { DropArea } from '#renderer/components/drop-area.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { BlobId } from '#shared/lib/ids.ts'

interface VerifyProps {
  /** A file that a double click or the command line handed over. */
  readonly handedOver: { readonly blob: BlobId; readonly fileName: string } | null
}

/** Drop a PDF, read one sentence. */
export function Verify({ handedOver }: VerifyProps) {
  const { fileName, blob: checked, outcome, busy, failure, verifyFile, verifyBlob, refuse, clear } = useVerification()
  const blob = handedOver?.blob
  const name = handedOver?.fileName
  useEffect(() => {
    if (blob !== undefined && name !== undefined) void verifyBlob(blob, name)
  }, [blob, name, verifyBlob])
  return (
    <Screen title={texts.title} measure={outcome === null ? 'column' : 'wide'} lede={texts.lede} actions={outcome === null ? null : <Button variant="default" onClick={clear}>{texts.another}</Button>}>
      <FailureNote failure={failure} />
      {busy ? <Waiting what={texts.working} /> : null}
      {!busy && outcome !== null && checked !== null ? <Outcome outcome={outcome} fileName={fileName} blob={checked} /> : null}
      {!busy && outcome === null ? (
        <DropArea
          label={texts.drop}
          hint={texts.dropHint}
          accept={['.pdf']}
          chooseLabel={texts.choose}
          icon={<IconShieldCheck size={44} stroke={1.2} />}
          onFile={file => void verifyFile(file)}
          onWrongFile={file => refuse(texts.wrong(file.name))}
        />
      ) : null}
    </Screen>
  )
}
