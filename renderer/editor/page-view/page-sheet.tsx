import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { drawPage, type DrawnPage } from '#renderer/editor/page-view/pdf-document.ts'

export interface PageSize {
  readonly width: number
  readonly height: number
}

interface PageSheetProps {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly size: PageSize
  readonly scale: number
  /** Whether the page is near enough to what is seen to be drawn. */
  readonly near: boolean
  readonly label: string
  /** What lies over the page's picture. */
  readonly children?: ReactNode
}

/** One page on the desk: drawn while it is near, a blank sheet of the right size otherwise. */
export function PageSheet({ pdf, number, size, scale, near, label, children }: PageSheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const element = sheet.current
    if (element === null) return
    if (!near) {
      element.replaceChildren()
      return
    }
    let drawn: DrawnPage | null = null
    let left = false
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number)
      if (left) return
      drawn = drawPage(page, element, scale)
      await drawn.done
      setFailed(false)
    }
    draw().catch(() => {
      // Scrolling on cancels a drawing under way; only a page that is still wanted has failed.
      if (!left) setFailed(true)
    })
    return () => {
      left = true
      drawn?.cancel()
    }
  }, [pdf, number, scale, near])
  return (
    <section className="pdf-page" data-page={number} aria-label={label} style={{ width: size.width * scale, height: size.height * scale }}>
      <div ref={sheet} className="pdf-sheet" />
      {failed ? <p className="pdf-failed">This page could not be drawn. The file itself is unchanged.</p> : null}
      {children}
    </section>
  )
}
