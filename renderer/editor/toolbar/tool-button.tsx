import { ActionIcon, Tooltip } from '@mantine/core'
import type { ComponentType } from 'react'

export type ToolIcon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean | 'true' }>

interface ToolButtonProps {
  readonly label: string
  readonly keys?: string
  readonly icon: ToolIcon
  readonly onUse: () => void
  readonly pressed?: boolean
  readonly disabled?: boolean
}

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac')

/** Keys as they stand on this machine's keyboard: Ctrl+Shift+X, or the signs of macOS. */
export function shownKeys(keys: string): string {
  const names = keys.split('-').map((key) => (key.length === 1 ? key.toUpperCase() : key.replace(/^Arrow/, '')))
  return names.map((name) => (name === 'Mod' ? (onMac ? '⌘' : 'Ctrl') : name)).join(onMac ? ' ' : '+')
}

/** Keeps the selection in the text while a tool is clicked. */
export function keepSelection(event: { preventDefault: () => void }): void {
  event.preventDefault()
}

/** One tool of the toolbar: an icon with a name, pressed while the selection has what it gives. */
export function ToolButton({ label, keys, icon: Icon, onUse, pressed, disabled = false }: ToolButtonProps) {
  const hint = keys === undefined ? label : `${label} (${shownKeys(keys)})`
  return (
    <Tooltip label={hint}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c={pressed === true ? 'var(--accent)' : 'var(--ink)'}
        size={32}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(disabled ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        onMouseDown={keepSelection}
        onClick={() => {
          if (!disabled) onUse()
        }}
      >
        <Icon size={18} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  )
}
