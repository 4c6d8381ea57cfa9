import { useMemo, type ReactNode } from 'react'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { SheetFrame } from '#renderer/app/contract/sheet-frame.tsx'
import { ContractEditor } from '#renderer/editor/contract-editor.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { texts } from '#renderer/features/versions/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Version } from '#shared/contracts/version.ts'
import { call } from '#renderer/lib/client.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'

interface VersionSheetProps {
  readonly version: Version
  readonly session: EditorSession
  readonly band: ReactNode
}

const nothingToSave = () => Promise.resolve()

/** A version, read-only, under a band that says so. */
export function VersionSheet({ version, session, band }: VersionSheetProps) {
  const locale = useLocale()
  const { me } = useOpenSession()
  const author = useMemo(() => ({ name: me.name, person: me.id }), [me.name, me.id])
  const { value, failure, reload } = useLoaded(version.id, () => call('versions.open', { version: version.id }))
  return (
    <SheetFrame session={session} editable={false} whyFixed={texts.fixed} band={band} pages={{ contract: version.contract, version: version.id, whenSaved: nothingToSave }}>
      <FailureNote failure={failure} onRetry={reload} />
      {value === null ? (failure === null ? <Waiting what={texts.opening} /> : null) : (
        <ContractEditor session={session} document={value.document} editable={false} journal={null} label={version.name} locale={locale} author={author} {...editorServices} />
      )}
    </SheetFrame>
  )
}
