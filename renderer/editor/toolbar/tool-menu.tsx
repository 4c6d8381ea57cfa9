import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Fragment } from 'react'
import { keepSelection, shownKeys, type ToolIcon } from '#renderer/editor/toolbar/tool-button.tsx'

export interface ToolItem {
  readonly label: string
  readonly keys?: string
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onUse: () => void
}

/** Items in groups; a line is drawn between groups. */
export type ToolGroups = readonly { readonly title?: string; readonly items: readonly ToolItem[] }[]

interface ToolMenuProps {
  readonly label: string
  /** The word the button shows beside its icon; part of its name, or nothing. */
  readonly shown?: string | undefined
  /** What is set now, shown instead of a word and read out after the button's name. */
  readonly value?: string
  readonly icon?: ToolIcon
  readonly groups: ToolGroups
  readonly disabled?: boolean
  readonly width?: number
}

function ToolMenuItem({ item: { label, keys, checked, disabled = false, onUse } }: { readonly item: ToolItem }) {
  const shown = keys === undefined ? undefined : <kbd className="editor-keys">{shownKeys(keys)}</kbd>
  if (checked === undefined) {
    return (
      <Menu.Item onClick={onUse} disabled={disabled} rightSection={shown}>
        {label}
      </Menu.Item>
    )
  }
  return (
    <Menu.CheckboxItem checked={checked} onChange={onUse} closeMenuOnClick disabled={disabled} rightSection={shown} checkIcon={<IconCheck size={14} aria-hidden="true" />}>
      {label}
    </Menu.CheckboxItem>
  )
}

/** A menu of tools behind one button. */
export function ToolMenu({ label, shown, value, icon: Icon, groups, disabled = false, width = 260 }: ToolMenuProps) {
  return (
    <Menu position="bottom-start" width={width} disabled={disabled} returnFocus={false}>
      <Menu.Target>
        <button type="button" className="editor-toolbar-menu" aria-label={value === undefined ? label : `${label}: ${value}`} disabled={disabled} onMouseDown={keepSelection}>
          {Icon === undefined ? null : <Icon size={18} stroke={1.7} aria-hidden="true" />}
          {shown}
          {value === undefined ? null : <span className="editor-toolbar-style">{value}</span>}
          <IconChevronDown size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ title, items }, index) => (
          <Fragment key={title ?? items[0]?.label}>
            {index === 0 ? null : <Menu.Divider />}
            {title === undefined ? null : <Menu.Label>{title}</Menu.Label>}
            {items.map((item) => (
              <ToolMenuItem key={item.label} item={item} />
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
