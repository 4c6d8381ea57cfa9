import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { PagePair, type PageOfTwo } from '#renderer/features/verify/pages/page-pair.tsx'
import { texts } from '#renderer/features/verify/pages/texts.ts'
import { openPdf } from '#renderer/editor/page-view/pdf-document.ts'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { Output } from '#shared/ipc/api.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { blobAddress } from '#renderer/lib/client.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './pages.module.css'

type Since = Output<'verify.file'>['since'][number]
type PageChange = NonNullable<Since['pages']>[number]

interface SideBySideProps {
  readonly since: Since
  /** The file as it is. */
  readonly present: BlobId
}

function ofTwo(change: PageChange): PageOfTwo {
  return { was: 'was' in change ? change.was : null, now: 'now' in change ? change.now : null }
}

function wordsOf(change: PageChange): string {
  return texts.goTo[change.kind]('now' in change ? change.now : change.was)
}

/** The pages that changed since a signature: as they were signed, and as they are. */
export function SideBySide({ since, present }: SideBySideProps) {
  const locale = useLocale()
  const [shown, { toggle }] = useDisclosure(false)
  if (since.pages === null) return <p className={classes['soft']}>{texts.unknown}</p>
  const [first] = since.pages
  if (first === undefined) return null
  return (
    <div className={classes['compare']}>
      <Button size="compact-sm" variant="default" aria-expanded={shown} onClick={toggle}>{shown ? texts.hide : texts.show(counted(since.pages.length, texts.onePage, texts.manyPages, locale))}</Button>
      {shown ? <Compared pages={[first, ...since.pages.slice(1)]} signed={since.signed} present={present} /> : null}
    </div>
  )
}

interface ComparedProps {
  readonly pages: readonly [PageChange, ...PageChange[]]
  readonly signed: BlobId
  readonly present: BlobId
}

function Compared({ pages, signed, present }: ComparedProps) {
  const [opened, setOpened] = useState<readonly [PDFDocumentProxy, PDFDocumentProxy] | 'failed' | null>(null)
  const [pairs] = useState(() => pages.map(change => ({ change, page: ofTwo(change) })))
  const [at, setAt] = useState(0)
  useEffect(() => {
    let left = false
    const both = Promise.all([openPdf(blobAddress(signed)), openPdf(blobAddress(present))])
    both.then(
      documents => (left ? undefined : setOpened(documents)),
      () => (left ? undefined : setOpened('failed')),
    )
    return () => {
      left = true
      void both.then(documents => Promise.all(documents.map(document => document.loadingTask.destroy())), () => undefined)
    }
  }, [signed, present])
  if (opened === 'failed') return <p className={classes['soft']}>{texts.failed}</p>
  if (opened === null) return <Waiting what={texts.opening} />
  const pair = pairs[at]
  return (
    <>
      {pairs.length < 2 ? null : (
        <nav aria-label={texts.changedPages} className={classes['jumps']}>
          {pairs.map(({ change }, index) => <Button key={wordsOf(change)} size="compact-xs" variant={index === at ? 'light' : 'default'} aria-current={index === at} onClick={() => setAt(index)}>{wordsOf(change)}</Button>)}
        </nav>
      )}
      {pair === undefined ? null : <PagePair signed={opened[0]} present={opened[1]} page={pair.page} />}
    </>
  )
}
