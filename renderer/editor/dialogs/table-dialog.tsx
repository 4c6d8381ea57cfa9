import { Button, Group, Modal, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { insertTable } from '#renderer/editor/commands/insert.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'

interface TableDialogProps {
  readonly session: EditorSession
  readonly open: boolean
  readonly onClose: () => void
}

/** How many rows and columns a new table has. */
export function TableDialog({ session, open, onClose }: TableDialogProps) {
  const [rows, setRows] = useState(3)
  const [columns, setColumns] = useState(3)
  const insert = (): void => {
    onClose()
    session.run(insertTable(rows, columns))
  }
  return (
    <Modal opened={open} onClose={onClose} title="Insert a table" size="sm" returnFocus={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <Group grow>
          <NumberInput label="Rows" description="The first is the header" value={rows} min={1} max={200} onValueChange={({ floatValue }) => setRows(Math.min(200, Math.max(1, Math.round(floatValue ?? 1))))} data-autofocus />
          <NumberInput label="Columns" description="Of equal width" value={columns} min={1} max={20} onValueChange={({ floatValue }) => setColumns(Math.min(20, Math.max(1, Math.round(floatValue ?? 1))))} />
        </Group>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Insert table</Button>
        </Group>
      </form>
    </Modal>
  )
}
