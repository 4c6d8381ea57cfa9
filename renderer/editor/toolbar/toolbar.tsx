import { useElementSize } from '@mantine/hooks'
import {
  IconAlignCenter, IconAlignJustified, IconAlignLeft, IconAlignRight, IconArrowBackUp, IconArrowForwardUp, IconBold, IconDots,
  IconItalic, IconListNumbers, IconPlus, IconSearch, IconTable, IconTypography, IconUnderline,
} from '@tabler/icons-react'
import { redo, undo } from 'prosemirror-history'
import { useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { toggle } from '#renderer/editor/commands/marks.ts'
import { TableDialog } from '#renderer/editor/dialogs/table-dialog.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { RedlineTools } from '#renderer/editor/toolbar/redline-tools.tsx'
import { ToolButton } from '#renderer/editor/toolbar/tool-button.tsx'
import { alignGroups, insertGroups, letterGroups, markGroup, numberingGroups, styleGroups, styleNames, tableGroups } from '#renderer/editor/toolbar/tool-groups.ts'
import { ToolMenu, type ToolGroups } from '#renderer/editor/toolbar/tool-menu.tsx'

const alignIcons = { left: IconAlignLeft, center: IconAlignCenter, right: IconAlignRight, justify: IconAlignJustified } as const

/** Below these widths, in pixels, tools move into the menu at the end. */
const roomForHistory = 1000
const roomForLetters = 910
const roomForChanges = 1180
const roomForWords = 690
const roomForMarks = 510
/** What the menu of tables takes while the selection is in one. */
const tableMenu = 80

/** Left and right go from tool to tool, as in any toolbar. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const index = tools.indexOf(event.target as HTMLButtonElement)
  if (index < 0) return
  event.preventDefault()
  tools[(index + (event.key === 'ArrowRight' ? 1 : tools.length - 1)) % tools.length]?.focus()
}

/** The tools for writing. It follows the selection after each change is painted, so that it never stands between a key and its letter. */
export function Toolbar({ session }: { readonly session: EditorSession }) {
  const format = useStore(session, (state) => state.format)
  const editable = useStore(session, (state) => state.editable)
  const pageView = useStore(session, (state) => state.pageView)
  const { ref, width } = useElementSize()
  const [tableOpen, setTableOpen] = useState(false)
  const has = (needed: number): boolean => width === 0 || width >= needed + (format.inTable ? tableMenu : 0)
  const wide = has(roomForHistory)
  const roomy = has(roomForLetters)
  const marks = has(roomForMarks)
  const original = useStore(session, (state) => state.view === 'original')
  const off = !editable || pageView || original
  const room = has(roomForChanges) ? 'all' : has(roomForWords) ? 'words' : 'icons'

  const overflow: ToolGroups = [
    ...(marks ? [] : [markGroup(session, format)]),
    ...(roomy ? [] : [...letterGroups(session, format), ...alignGroups(session, format)]),
    ...(wide
      ? []
      : [
          {
            items: [
              { label: 'Undo', keys: 'Mod-z', disabled: off || !format.canUndo, onUse: () => session.run(undo) },
              { label: 'Redo', keys: 'Mod-y', disabled: off || !format.canRedo, onUse: () => session.run(redo) },
              { label: 'Find', keys: 'Mod-f', onUse: () => session.openFind(false) },
              { label: 'Replace', keys: 'Mod-h', disabled: off, onUse: () => session.openFind(true) },
            ],
          },
        ]),
  ]

  return (
    <div ref={ref} className="editor-toolbar" role="toolbar" aria-label="Writing tools" aria-orientation="horizontal" onKeyDown={moveFocus} tabIndex={-1}>
      <ToolMenu label="Paragraph style" value={format.style === null ? 'Mixed' : styleNames[format.style]} groups={styleGroups(session, format)} disabled={off} />
      <span className="editor-toolbar-gap" aria-hidden="true" />
      {marks ? (
        <>
          <ToolButton label="Bold" keys="Mod-b" icon={IconBold} pressed={format.bold} disabled={off} onUse={() => session.run(toggle('bold'))} />
          <ToolButton label="Italic" keys="Mod-i" icon={IconItalic} pressed={format.italic} disabled={off} onUse={() => session.run(toggle('italic'))} />
          <ToolButton label="Underline" keys="Mod-u" icon={IconUnderline} pressed={format.underline} disabled={off} onUse={() => session.run(toggle('underline'))} />
        </>
      ) : null}
      {roomy ? (
        <>
          <ToolMenu label="More letter formats" icon={IconTypography} groups={letterGroups(session, format)} disabled={off} />
          <ToolMenu label="Alignment" icon={alignIcons[format.align ?? 'left']} groups={alignGroups(session, format)} disabled={off} />
        </>
      ) : null}
      <span className="editor-toolbar-gap" aria-hidden="true" />
      <ToolMenu label="Numbering" shown={roomy ? 'Numbering' : undefined} icon={IconListNumbers} groups={numberingGroups(session, format)} disabled={off} width={300} />
      <ToolMenu label="Insert" shown={roomy ? 'Insert' : undefined} icon={IconPlus} groups={insertGroups(session, format, () => setTableOpen(true))} disabled={off} />
      {format.inTable && !off ? <ToolMenu label="Table" shown={roomy ? 'Table' : undefined} icon={IconTable} groups={tableGroups(session)} /> : null}
      <span className="editor-toolbar-end" />
      {pageView ? null : <RedlineTools session={session} room={room} />}
      <span className="editor-toolbar-gap" aria-hidden="true" />
      {wide ? (
        <>
          <ToolButton label="Undo" keys="Mod-z" icon={IconArrowBackUp} disabled={off || !format.canUndo} onUse={() => session.run(undo)} />
          <ToolButton label="Redo" keys="Mod-y" icon={IconArrowForwardUp} disabled={off || !format.canRedo} onUse={() => session.run(redo)} />
          <ToolButton label="Find and replace" keys="Mod-f" icon={IconSearch} disabled={pageView} onUse={() => session.openFind(editable)} />
        </>
      ) : null}
      {overflow.length === 0 ? null : <ToolMenu label="More tools" icon={IconDots} groups={overflow} />}
      <TableDialog session={session} open={tableOpen} onClose={() => setTableOpen(false)} />
    </div>
  )
}
