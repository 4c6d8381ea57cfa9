import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { differingBoxes, type DifferingBox, type PagePicture } from '#renderer/features/verify/pages/differing-boxes.ts'
import { texts } from '#renderer/features/verify/pages/texts.ts'
import { PageSheet, type PageSize } from '#renderer/editor/page-view/page-sheet.tsx'
import '#renderer/editor/page-view/page-view.css'
import classes from './pages.module.css'

/** A page of the signed revision and of the file as it is; one of them is missing where a page came or went. */
export interface PageOfTwo {
  readonly was: number | null
  readonly now: number | null
}

interface PagePairProps {
  readonly signed: PDFDocumentProxy
  readonly present: PDFDocumentProxy
  readonly page: PageOfTwo
}

/** Pixels a point, of the pictures that are compared. */
const compared = 1.5

async function picture(pdf: PDFDocumentProxy, number: number): Promise<PagePicture & { readonly size: PageSize }> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: compared })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
  const { width, height } = page.getViewport({ scale: 1 })
  return { data, width: canvas.width, height: canvas.height, size: { width, height } }
}

interface Seen {
  readonly page: PageOfTwo
  readonly was: PageSize | null
  readonly now: PageSize | null
  readonly boxes: readonly DifferingBox[]
}

/** The two sides of one page, with what looks different in boxes. */
export function PagePair({ signed, present, page }: PagePairProps) {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    let left = false
    const look = async (): Promise<void> => {
      const [was, now] = await Promise.all([page.was === null ? null : picture(signed, page.was), page.now === null ? null : picture(present, page.now)])
      if (!left) setSeen({ page, was: was?.size ?? null, now: now?.size ?? null, boxes: was === null || now === null ? [] : differingBoxes(was, now) })
    }
    // The sheets themselves say when a page cannot be drawn.
    look().catch(() => setSeen({ page, was: null, now: null, boxes: [] }))
    return () => {
      left = true
    }
  }, [signed, present, page])
  const shown = seen?.page === page ? seen : null
  return (
    <>
      <div className={classes['pair']}>
        <Side pdf={signed} title={texts.signed} number={page.was} size={shown?.was ?? null} boxes={shown?.boxes ?? []} missing={texts.notThen} />
        <Side pdf={present} title={texts.now} number={page.now} size={shown?.now ?? null} boxes={shown?.boxes ?? []} missing={texts.notNow} />
      </div>
      {shown !== null && shown.was !== null && shown.now !== null ? <output className={classes['soft']}>{shown.boxes.length === 0 ? texts.looksSame : texts.places(shown.boxes.length)}</output> : null}
    </>
  )
}

interface SideProps {
  readonly pdf: PDFDocumentProxy
  readonly title: string
  readonly number: number | null
  readonly size: PageSize | null
  readonly boxes: readonly DifferingBox[]
  /** What is said where there is no such page. */
  readonly missing: string
}

function Side({ pdf, title, number, size, boxes, missing }: SideProps) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const scale = size === null ? 1 : Math.max(0.2, width / size.width)
  return (
    <figure className={classes['side']}>
      <figcaption>{title}{number === null ? '' : texts.ofPage(number)}</figcaption>
      <div ref={ref}>
        {number === null ? <p className={classes['missing']}>{missing}</p> : size === null ? null : (
          <PageSheet pdf={pdf} number={number} size={size} scale={scale} near label={`${title}${texts.ofPage(number)}`}>
            {boxes.map(box => (
              <span
                key={`${box.left} ${box.top}`}
                className={classes['differs']}
                style={{ left: (box.left / compared) * scale - 3, top: (box.top / compared) * scale - 3, width: (box.width / compared) * scale + 6, height: (box.height / compared) * scale + 6 }}
              />
            ))}
          </PageSheet>
        )}
      </div>
    </figure>
  )
}
