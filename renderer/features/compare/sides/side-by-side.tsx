import { Switch } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Compared, ShownChange } from '#renderer/features/compare/compared.ts'
import { showInRow } from '#renderer/features/compare/sides/show-in-row.ts'
import { sideGrid, type SideGrid } from '#renderer/features/compare/sides/side-grid.ts'
import { texts } from '#renderer/features/compare/texts.ts'
import type { Walk } from '#renderer/features/compare/use-walk.ts'
import { Waiting } from '#renderer/components/waiting.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import '#renderer/editor/document.css'
import '#renderer/editor/document-parts.css'
import '#renderer/editor/redline/redline.css'
import classes from './sides.module.css'

/** The sheet scrolls by the keyboard too, so its region takes the focus. */
const reached = 0

interface SideBySideProps {
  readonly compared: Compared
  readonly label: string
  readonly walk: Walk
  readonly titles: { readonly before: string; readonly after: string }
  readonly blobUrl: (hash: string) => string
}

/** The old text at the left and the new one at the right, block beside block in one scrolling sheet. */
export function SideBySide({ compared, label, walk, titles, blobUrl }: SideBySideProps) {
  const locale = useLocale()
  const [onlyChanged, setOnlyChanged] = useState(false)
  const [grid, setGrid] = useState<SideGrid | null>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After the frame that says so, for two long texts take a moment to draw.
    const timer = setTimeout(() => {
      const made = sideGrid(compared, { locale, blobUrl })
      body.current?.replaceChildren(made.rows)
      setGrid(made)
    }, 32)
    return () => clearTimeout(timer)
  }, [compared, locale, blobUrl])
  const { current, steps } = walk
  useEffect(() => {
    return grid === null || current === null || steps === 0 ? undefined : show(grid, current)
  }, [grid, current, steps])
  return (
    <section className={classes['sheet']} aria-label={label} tabIndex={reached} data-pane="text">
      <div className={classes['tools']}>
        <Switch size="xs" label={texts.onlyChanged} checked={onlyChanged} onChange={event => setOnlyChanged(event.currentTarget.checked)} />
      </div>
      {grid === null ? <Waiting what={texts.drawing} /> : null}
      <div className={classes['table']} role="table" aria-label={label} data-only-changed={onlyChanged} hidden={grid === null}>
        <div className={classes['heads']} role="row">
          <div role="columnheader">{texts.old}: {titles.before}</div>
          <div role="columnheader">{texts.new}: {titles.after}</div>
        </div>
        <div ref={body} role="rowgroup" />
      </div>
    </section>
  )
}

function show(grid: SideGrid, change: ShownChange): (() => void) | undefined {
  const row = grid.rowOf(change)
  return row === null ? undefined : showInRow(row, change)
}
