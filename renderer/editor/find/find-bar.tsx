import { ActionIcon, Button, Checkbox, CloseButton, TextInput, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { find } from '#renderer/editor/find/find.ts'
import type { EditorSession, FindState } from '#renderer/editor/session/session.ts'

function countText({ search, count, current }: FindState): string {
  if (search === '') return ''
  if (count === 0) return 'Not found'
  return current === 0 ? `${count} found` : `${current} of ${count}`
}

/** Find and replace over the text: Enter and Shift+Enter go on and back, Escape returns to the text. */
export function FindBar({ session }: { readonly session: EditorSession }) {
  const state = useStore(session, (store) => store.find)
  const editable = useStore(session, (store) => store.editable)
  const field = useRef<HTMLInputElement>(null)
  const { open, replacing } = state
  useEffect(() => {
    if (open) field.current?.select()
  }, [open])
  if (!open) return null

  const change = (part: Partial<FindState>): void => session.setState(({ find: now }) => ({ find: { ...now, ...part } }))
  const close = (): void => {
    change({ open: false })
    session.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'F3') find(session, event.shiftKey ? 'previous' : 'next')
    else return
    event.preventDefault()
  }
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    find(session, event.shiftKey ? 'previous' : 'next')
  }

  return (
    <search aria-label="Find in this contract">
      <div className="editor-find" role="presentation" onKeyDown={onKey}>
      <TextInput ref={field} aria-label="Find" placeholder="Find" size="sm" w={220} value={state.search} onChange={(event) => change({ search: event.currentTarget.value })} onKeyDown={onEnter} data-autofocus />
      <span className="editor-find-count" aria-live="polite">
        {countText(state)}
      </span>
      <Tooltip label="Match before (Shift+Enter)">
        <ActionIcon variant="default" size={32} aria-label="Match before" onClick={() => find(session, 'previous')}>
          <IconChevronUp size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next match (Enter)">
        <ActionIcon variant="default" size={32} aria-label="Next match" onClick={() => find(session, 'next')}>
          <IconChevronDown size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Checkbox size="sm" label="Match case" checked={state.matchCase} onChange={(event) => change({ matchCase: event.currentTarget.checked })} />
      <Checkbox size="sm" label="Whole word" checked={state.wholeWord} onChange={(event) => change({ wholeWord: event.currentTarget.checked })} />
      {replacing && editable ? (
        <>
          <TextInput aria-label="Replace with" placeholder="Replace with" size="sm" w={220} value={state.replacement} onChange={(event) => change({ replacement: event.currentTarget.value })} />
          <Button size="compact-sm" variant="default" disabled={state.count === 0} onClick={() => find(session, 'replace')}>
            Replace
          </Button>
          <Button size="compact-sm" variant="default" disabled={state.count === 0} onClick={() => find(session, 'replaceAll')}>
            Replace all
          </Button>
        </>
      ) : null}
      <CloseButton ml="auto" aria-label="Close find" onClick={close} />
      </div>
    </search>
  )
}
