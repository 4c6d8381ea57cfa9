import { PageView } from '#renderer/editor/page-view/page-view.tsx'
import { texts } from '#renderer/features/compare/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { BlobId } from '#shared/lib/ids.ts'
import { blobAddress } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './compare.module.css'

interface RedlinePagesProps {
  /** Names what is compared, so that the pages are made anew when that changes. */
  readonly of: string
  readonly make: () => Promise<{ readonly blob: BlobId }>
}

/** The redline on the pages it will be printed on. */
export function RedlinePages({ of, make }: RedlinePagesProps) {
  const { value, failure, reload } = useLoaded(of, make)
  return (
    <div className={classes['pages']} data-pane="text">
      <FailureNote failure={failure} onRetry={reload} />
      {value === null ? (failure === null ? <Waiting what={texts.making} /> : null) : <PageView source={blobAddress(value.blob)} label={texts.pagesLabel} />}
    </div>
  )
}
