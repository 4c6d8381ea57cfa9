import { ActionIcon, Group, Loader, Select, Tooltip } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { PageSheet, type PageSize } from '#renderer/editor/page-view/page-sheet.tsx'
import { openPdf, type PdfSource } from '#renderer/editor/page-view/pdf-document.ts'
import { usePagesInView } from '#renderer/editor/page-view/use-pages-in-view.ts'
import type { PagesRead } from '#renderer/editor/page-view/viewed-pages.ts'
import '#renderer/editor/page-view/page-view.css'

export interface PageViewProps {
  /** The PDF's address in the application, or its bytes; null while there is none. A new one replaces the old without jumping. */
  readonly source: PdfSource | null
  /** Names the document for a screen reader. */
  readonly label: string
  readonly onPages?: (pages: number) => void
  readonly onRead?: (read: PagesRead) => void
  /** The page seen now, from 1. */
  readonly onPage?: (page: number) => void
  readonly toolbar?: boolean
  /** What lies over each page. */
  readonly renderOverlay?: (page: PageOnDesk) => ReactNode
}

/** A page as it is shown: its number from 1, its size in points, and how many pixels a point has. */
export interface PageOnDesk {
  readonly number: number
  readonly size: PageSize
  readonly scale: number
}

interface Opened {
  readonly pdf: PDFDocumentProxy
  readonly sizes: readonly PageSize[]
}

/** The pages scroll by the keyboard too, so their region takes the focus. */
const reached = 0
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2] as const
/** PDF points are 1/72 inch, CSS pixels 1/96. */
const pixelsPerPoint = 96 / 72

async function open(source: PdfSource): Promise<Opened> {
  const pdf = await openPdf(source)
  const sizes: PageSize[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  return { pdf, sizes }
}

/** The PDF itself, page by page: what is seen here is what is signed. */
export function PageView({ source, label, onPages, onRead, onPage, toolbar = true, renderOverlay }: PageViewProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failed, setFailed] = useState(false)
  const [zoom, setZoom] = useState<number | 'fit'>('fit')
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sized, width } = useElementSize<HTMLDivElement>()
  const place = useMergedRef(scroller, sized)
  const told = useRef(onPages)
  useEffect(() => {
    told.current = onPages
  })

  useEffect(() => {
    if (source === null) return
    let left = false
    open(source)
      .then((next) => {
        if (left) return next.pdf.loadingTask.destroy()
        setFailed(false)
        setOpened((old) => {
          // The old pages stay until the new ones take their place; then their memory is freed.
          if (old !== null) setTimeout(() => void old.pdf.loadingTask.destroy(), 1000)
          return next
        })
        told.current?.(next.pdf.numPages)
        return undefined
      })
      .catch(() => {
        if (!left) setFailed(true)
      })
    return () => {
      left = true
    }
  }, [source])

  const { near, current } = usePagesInView(scroller, opened?.sizes.length ?? 0, opened?.pdf ?? null, { onRead, onPage })
  const widest = Math.max(...(opened?.sizes.map((size) => size.width) ?? [595]))
  const scale = zoom === 'fit' ? Math.max(0.25, Math.min(2 * pixelsPerPoint, (width - 48) / widest)) : zoom * pixelsPerPoint
  const percent = Math.round((scale / pixelsPerPoint) * 100)

  const changeZoom = (next: number | 'fit'): void => {
    const element = scroller.current
    const share = element === null ? 0 : element.scrollTop / Math.max(1, element.scrollHeight)
    setZoom(next)
    requestAnimationFrame(() => {
      if (element !== null) element.scrollTop = share * element.scrollHeight
    })
  }
  const step = (by: 1 | -1): void => {
    const now = percent / 100
    const next = by === 1 ? zooms.find((value) => value > now + 0.01) : zooms.findLast((value) => value < now - 0.01)
    if (next !== undefined) changeZoom(next)
  }

  return (
    <div className="pdf-view">
      {toolbar ? (
        <Group className="pdf-bar" gap="xs" wrap="nowrap">
          <span className="pdf-place" aria-live="polite">
            {opened === null ? '' : `Page ${current} of ${opened.sizes.length}`}
          </span>
          <Tooltip label="Smaller">
            <ActionIcon variant="subtle" color="gray" aria-label="Smaller" onClick={() => step(-1)}>
              <IconZoomOut size={18} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Select
            aria-label="Zoom"
            size="xs"
            w={136}
            data={[{ value: 'fit', label: zoom === 'fit' ? `Width (${percent} %)` : 'Fit width' }, ...zooms.map((value) => ({ value: String(value), label: `${value * 100} %` }))]}
            value={String(zoom)}
            onChange={(value) => changeZoom(value === 'fit' || value === null ? 'fit' : Number(value))}
          />
          <Tooltip label="Larger">
            <ActionIcon variant="subtle" color="gray" aria-label="Larger" onClick={() => step(1)}>
              <IconZoomIn size={18} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </Group>
      ) : null}
      <section ref={place} className="pdf-desk" aria-label={label} tabIndex={reached}>
        {failed ? <p className="pdf-failed">The pages could not be shown. The document itself is unchanged; try again.</p> : null}
        {opened === null && !failed ? (
          <output className="pdf-waiting">
            <Loader size="sm" aria-hidden="true" /> Making the pages …
          </output>
        ) : null}
        {opened?.sizes.map((size, index) => (
          <PageSheet
            // Pages keep their element when the document is refreshed, so nothing jumps.
            key={`page ${index + 1}`}
            pdf={opened.pdf}
            number={index + 1}
            size={size}
            scale={scale}
            near={near.has(index + 1)}
            label={`Page ${index + 1} of ${opened.sizes.length}`}
          >
            {renderOverlay?.({ number: index + 1, size, scale })}
          </PageSheet>
        ))}
        <div data-end="" className="pdf-end" />
      </section>
    </div>
  )
}
