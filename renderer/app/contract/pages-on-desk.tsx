import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { PageView } from '#renderer/editor/page-view/page-view.tsx'
import { texts } from '#renderer/features/contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'
import { blobAddress, call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from '../../features/contract/contract.module.css'

/** What is drawn as pages: the working text, or one of its versions. */
export interface PagesOf {
  readonly contract: ContractId
  readonly version: VersionId | null
  readonly whenSaved: () => Promise<void>
}

interface PagesOnDeskProps {
  readonly of: PagesOf
  readonly session: EditorSession
}

/** Counts how often the text has settled on the disk after a change. */
function useSettled(session: EditorSession): number {
  const [settled, setSettled] = useState(0)
  useEffect(
    () =>
      session.subscribe(({ save }, before) => {
        if (save.state === 'saved' && before.save.state !== 'saved') setSettled(count => count + 1)
      }),
    [session],
  )
  return settled
}

/** The pages as they would be signed, drawn anew in the background whenever the text has changed. */
export function PagesOnDesk({ of, session }: PagesOnDeskProps) {
  const [settled] = useDebouncedValue(useSettled(session), 700)
  const { value, failure, loading, reload } = useLoaded(`${of.contract} ${of.version ?? ''} ${settled}`, async () => {
    await of.whenSaved()
    return call('draft.preview', { contract: of.contract, version: of.version })
  })
  return (
    <div className={classes['pagesOnDesk']}>
      <FailureNote failure={failure} onRetry={reload} />
      <output className={classes['drawing']} data-shown={loading && value !== null}>{loading && value !== null ? texts.drawing : ''}</output>
      {value === null && failure !== null ? null : <PageView source={value === null ? null : blobAddress(value.blob)} label={texts.pagesView} />}
    </div>
  )
}
