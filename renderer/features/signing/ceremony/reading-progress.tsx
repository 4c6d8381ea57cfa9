import { Button } from '@mantine/core'
import { nextUnread } from '#renderer/features/signing/ceremony/next-unread.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { PagesRead } from '#renderer/editor/page-view/viewed-pages.ts'
import { counted, formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './ceremony.module.css'

interface ReadingProgressProps {
  /** The page seen now. */
  readonly page: number
  readonly pages: number
  readonly read: PagesRead
  /** Brings a page into view. */
  readonly onShow: (page: number) => void
}

/** How far this person has read. */
export function ReadingProgress({ page, pages, read, onShow }: ReadingProgressProps) {
  const locale = useLocale()
  const next = nextUnread(pages, read.viewed)
  const left = pages - read.viewed.length
  const said = read.readToEnd ? texts.ceremony.readToEnd : left === 0 ? texts.ceremony.toTheEnd : texts.ceremony.readOn(counted(left, texts.ceremony.page, texts.ceremony.pages, locale))
  return (
    <div className={classes['progress']}>
      <strong className="tabular">{texts.ceremony.progress(formatNumber(page, locale), formatNumber(pages, locale))}</strong>
      <output>{said}</output>
      <progress value={read.viewed.length} max={pages} aria-label={texts.ceremony.reading} />
      {next === null || next === page ? null : (
        <Button className={classes['showNext'] ?? ''} size="compact-xs" variant="subtle" onClick={() => onShow(next)}>
          {texts.ceremony.showPage(formatNumber(next, locale))}
        </Button>
      )}
    </div>
  )
}
