import type { ParagraphStyle } from '#shared/document/attributes.ts'
import { insertFootnote, insertPageBreak } from '#renderer/editor/commands/insert.ts'
import { clearFormatting, toggle, type PlainMark } from '#renderer/editor/commands/marks.ts'
import { changeLevel, numberParagraphsAs, removeNumbering, restartNumbering, setDocumentScheme } from '#renderer/editor/commands/numbering.ts'
import { setAlignment, setStyle, toggleKeepWithNext } from '#renderer/editor/commands/paragraphs.ts'
import { tableCommands, type TableCommand } from '#renderer/editor/commands/tables.ts'
import type { Format } from '#renderer/editor/session/format.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { ToolGroups } from '#renderer/editor/toolbar/tool-menu.tsx'

export const styleNames: Readonly<Record<ParagraphStyle, string>> = {
  body: 'Body text', title: 'Title', subtitle: 'Subtitle', heading1: 'Heading 1', heading2: 'Heading 2', heading3: 'Heading 3', quote: 'Quotation',
}

const styleKeys: Partial<Record<ParagraphStyle, string>> = { body: 'Mod-Alt-0', heading1: 'Mod-Alt-1', heading2: 'Mod-Alt-2', heading3: 'Mod-Alt-3' }

/** The schemes offered, with how their first levels look. */
export const schemeNames: Readonly<Record<string, string>> = {
  decimal: '1. / 1.1 / (a) / (i)',
  article: 'Article I / Section 1.01 / (a)',
  outline: '1. / 1.1 / 1.1.1',
  letters: '(A) / (1) / (a), as for recitals',
  schedule: 'Schedule 1 / Part 1',
  bullet: 'Bullets',
}

export function styleGroups(session: EditorSession, format: Format): ToolGroups {
  const item = (style: ParagraphStyle) => ({
    label: styleNames[style],
    checked: format.style === style,
    onUse: () => session.run(setStyle(style)),
    ...(styleKeys[style] === undefined ? {} : { keys: styleKeys[style] }),
  })
  return [{ items: (['body', 'heading1', 'heading2', 'heading3'] as const).map(item) }, { items: (['title', 'subtitle', 'quote'] as const).map(item) }]
}

const markItem = (session: EditorSession, format: Format) => (mark: PlainMark, label: string, keys: string) => ({ label, keys, checked: format[mark], onUse: () => void session.run(toggle(mark)) })

/** The marks that stand as buttons wherever there is room. */
export function markGroup(session: EditorSession, format: Format): ToolGroups[number] {
  const item = markItem(session, format)
  return { items: [item('bold', 'Bold', 'Mod-b'), item('italic', 'Italic', 'Mod-i'), item('underline', 'Underline', 'Mod-u')] }
}

export function letterGroups(session: EditorSession, format: Format): ToolGroups {
  const item = markItem(session, format)
  return [
    {
      items: [
        item('strike', 'Strike through', 'Mod-Shift-x'),
        item('superscript', 'Superscript', 'Mod-.'),
        item('subscript', 'Subscript', 'Mod-,'),
        item('smallCaps', 'Small capitals', 'Mod-Shift-k'),
        item('highlight', 'Highlight', 'Mod-Alt-h'),
      ],
    },
    {
      items: [
        { label: 'Link…', disabled: format.empty, onUse: () => session.openDialog('link') },
        { label: 'Clear formatting', keys: 'Mod-\\', onUse: () => session.run(clearFormatting) },
      ],
    },
  ]
}

export function alignGroups(session: EditorSession, format: Format): ToolGroups {
  const item = (align: 'left' | 'center' | 'right' | 'justify', label: string, keys: string) => ({
    label, keys, checked: format.align === align, onUse: () => session.run(setAlignment(align)),
  })
  return [
    { items: [item('left', 'Left', 'Mod-l'), item('center', 'Centre', 'Mod-e'), item('right', 'Right', 'Mod-r'), item('justify', 'Justify', 'Mod-j')] },
    { items: [{ label: 'Keep with the next paragraph', onUse: () => session.run(toggleKeepWithNext) }] },
  ]
}

export function numberingGroups(session: EditorSession, format: Format): ToolGroups {
  const numbered = format.scheme !== null
  return [
    {
      title: 'Number these paragraphs',
      items: Object.entries(schemeNames).map(([scheme, label]) => ({ label, checked: format.scheme === scheme, onUse: () => session.run(numberParagraphsAs(scheme)) })),
    },
    {
      items: [
        { label: 'A level in', keys: 'Tab', disabled: !numbered, onUse: () => session.run(changeLevel(1)) },
        { label: 'A level out', keys: 'Shift-Tab', disabled: !numbered, onUse: () => session.run(changeLevel(-1)) },
        { label: 'Start again at 1 here', disabled: !numbered, onUse: () => session.run(restartNumbering(1)) },
        { label: 'Go on counting', disabled: !numbered, onUse: () => session.run(restartNumbering(null)) },
        { label: 'No number', disabled: !numbered, onUse: () => session.run(removeNumbering) },
      ],
    },
    {
      title: 'The whole document’s clauses',
      items: (['decimal', 'article', 'outline'] as const).map((scheme) => ({ label: `Change to ${schemeNames[scheme] ?? scheme}`, onUse: () => session.run(setDocumentScheme(scheme)) })),
    },
  ]
}

export function insertGroups(session: EditorSession, format: Format, onTable: () => void): ToolGroups {
  const block = format.inTable
  return [
    {
      items: [
        { label: 'Field…', onUse: () => session.openDialog('field') },
        { label: 'Reference to a clause…', onUse: () => session.openDialog('reference') },
        { label: 'Footnote', keys: 'Mod-Alt-f', onUse: () => session.run(insertFootnote) },
      ],
    },
    {
      items: [
        { label: 'Table…', disabled: block, onUse: onTable },
        { label: 'Picture…', onUse: () => session.openDialog('image') },
        { label: 'Page break', keys: 'Mod-Enter', disabled: block, onUse: () => session.run(insertPageBreak) },
        { label: 'Signature block…', disabled: block, onUse: () => session.openDialog('signature') },
      ],
    },
    { items: [{ label: 'Obligation from selection…', keys: 'Mod-Alt-o', disabled: format.empty, onUse: () => session.getState().desk?.onObligation() }] },
    { items: [{ label: format.conditional ? 'Change the condition…' : 'Only if… (condition)', onUse: () => session.openDialog('condition') }] },
  ]
}

const tableNames: Readonly<Record<TableCommand, string>> = {
  addRowBefore: 'Row above', addRowAfter: 'Row below', addColumnBefore: 'Column before', addColumnAfter: 'Column after', mergeCells: 'Merge cells',
  splitCell: 'Split cell', toggleHeaderRow: 'Header row on or off', deleteRow: 'Delete row', deleteColumn: 'Delete column', deleteTable: 'Delete table',
}

export function tableGroups(session: EditorSession): ToolGroups {
  const item = (name: TableCommand) => ({ label: tableNames[name], onUse: () => session.run(tableCommands[name]) })
  return [
    { items: (['addRowBefore', 'addRowAfter', 'addColumnBefore', 'addColumnAfter'] as const).map(item) },
    { items: (['mergeCells', 'splitCell', 'toggleHeaderRow'] as const).map(item) },
    { items: (['deleteRow', 'deleteColumn', 'deleteTable'] as const).map(item) },
  ]
}
