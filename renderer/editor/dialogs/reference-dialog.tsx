import { SegmentedControl, Text, TextInput } from '@mantine/core'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { ReferenceAttributes } from '#shared/document/attributes.ts'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'
import { referenceIndex, resolveReference } from '#shared/document/references.ts'
import { insertReference } from '#renderer/editor/commands/insert.ts'
import { DialogForm } from '#renderer/editor/dialogs/dialog-form.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'

const forms = [
  { value: 'number', label: 'Number' },
  { value: 'both', label: 'Number and heading' },
  { value: 'heading', label: 'Heading' },
]

/** The search field chooses from the list below it. */
const choosing = { role: 'combobox', 'aria-expanded': true, 'aria-controls': 'clauses-found' } as const

/** Chooses the clause to refer to by its number or its words, and how the reference reads. */
export function ReferenceDialog({ session }: { readonly session: EditorSession }) {
  const doc = session.getState().editor?.state.doc
  const clauses = useMemo(() => (doc === undefined ? [] : Array.from(eachClause(clauseTree(doc, { skipExcluded: true })))), [doc])
  const index = useMemo(() => (doc === undefined ? null : referenceIndex(doc)), [doc])
  const [search, setSearch] = useState('')
  const [form, setForm] = useState<ReferenceAttributes['form']>('number')
  const [chosen, setChosen] = useState<string | null>(null)
  const asked = search.trim().toLowerCase()
  const found = clauses.filter(({ clause }) => clause.id !== null && (asked === '' || `${clause.label} ${clause.heading}`.toLowerCase().includes(asked)))
  const target = found.some(({ clause }) => clause.id === chosen) ? chosen : (found[0]?.clause.id ?? null)
  const preview = target === null || index === null ? null : resolveReference(index, { target, form })

  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const at = found.findIndex(({ clause }) => clause.id === target) + (event.key === 'ArrowDown' ? 1 : -1)
    setChosen(found[Math.max(0, Math.min(found.length - 1, at))]?.clause.id ?? null)
  }

  return (
    <DialogForm session={session} title="Refer to a clause" action="Insert reference" disabled={target === null || preview?.broken !== false} onDone={() => target !== null && session.run(insertReference(target, form))}>
      <TextInput label="Clause" placeholder="Search by number or words" value={search} onChange={(event) => setSearch(event.currentTarget.value)} onKeyDown={move} data-autofocus {...choosing} />
      {found.length === 0 ? (
        <div className="editor-panel-empty">No clause has these words.</div>
      ) : (
        <select className="clause-choices" id={choosing['aria-controls']} size={10} aria-label="Clauses found" value={target ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
          {found.map(({ clause, depth }) => (
            <option key={clause.id} value={clause.id ?? ''}>
              {`${'\u2003'.repeat(depth)}${clause.label} ${clause.heading}`}
            </option>
          ))}
        </select>
      )}
      <SegmentedControl aria-label="How the reference reads" data={forms} value={form} onChange={(value) => setForm(forms.some((known) => known.value === value) ? (value as ReferenceAttributes['form']) : 'number')} />
      <Text size="sm" c="dimmed" aria-live="polite">
        {preview === null ? '' : preview.broken ? 'This paragraph has no number to refer to. Choose its heading instead.' : `Reads: clause ${preview.text}`}
      </Text>
    </DialogForm>
  )
}
