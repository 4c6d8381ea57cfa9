import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
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
  /** What the button shows; its name for a screen reader is `label`. */
  readonly shown: ReactNode
  readonly icon?: ToolIcon
  readonly groups: ToolGroups
  readonly disabled?: boolean
  readonly width?: number
}

/** A menu of tools behind one button. */
export function ToolMenu({ label, shown, icon: Icon, groups, disabled = false, width = 260 }: ToolMenuProps) {
  return (
    <Menu position="bottom-start" width={width} disabled={disabled} returnFocus={false}>
      <Menu.Target>
        <button type="button" className="editor-toolbar-menu" aria-label={label} disabled={disabled} onMouseDown={keepSelection}>
          {Icon === undefined ? null : <Icon size={18} stroke={1.7} aria-hidden="true" />}
          {shown}
          <IconChevronDown size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ title, items }, index) => (
          <Fragment key={title ?? items[0]?.label}>
            {index === 0 ? null : <Menu.Divider />}
            {title === undefined ? null : <Menu.Label>{title}</Menu.Label>}
            {items.map(({ label: name, keys, checked, disabled: off = false, onUse }) => (
              <Menu.Item
                key={name}
                onClick={onUse}
                disabled={off}
                aria-checked={checked}
                role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                leftSection={checked === undefined ? undefined : <IconCheck size={14} aria-hidden="true" visibility={checked ? 'visible' : 'hidden'} />}
                rightSection={keys === undefined ? undefined : <kbd className="editor-keys">{shownKeys(keys)}</kbd>}
              >
                {name}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
