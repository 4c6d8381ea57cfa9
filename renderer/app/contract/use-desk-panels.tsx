import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DeskAddress } from '#renderer/app/contract/desk-address.ts'
import { WordsRecord } from '#renderer/app/contract/words-record.tsx'
import { FieldsPanel } from '#renderer/editor/panels/fields-panel.tsx'
import { OutlinePanel } from '#renderer/editor/panels/outline-panel.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { ApprovalsPanel } from '#renderer/features/approvals/approvals-panel.tsx'
import { History } from '#renderer/features/audit/history.tsx'
import { DetailsPanel } from '#renderer/features/contract/details-panel.tsx'
import type { PanelName } from '#renderer/features/contract/texts.ts'
import { SigningPanel } from '#renderer/features/signing/signing-panel.tsx'
import { VersionsPanel } from '#renderer/features/versions/versions-panel.tsx'
import type { ContractView, Problem } from '#shared/ipc/views.ts'

interface DeskPanels {
  readonly panels: Readonly<Record<PanelName, ReactNode>>
  readonly counts: Partial<Record<PanelName, number>>
}

interface DeskParts {
  readonly view: ContractView
  /** The session of what is on the desk, draft or version. */
  readonly session: EditorSession
  readonly address: DeskAddress
  readonly onChanged: (view: ContractView) => void
  readonly onName: () => void
  readonly whenSaved: () => Promise<void>
}

/** The panels of the rail, each given the verbs it needs. */
export function useDeskPanels({ view, session, address, onChanged, onName, whenSaved }: DeskParts): DeskPanels {
  const blanks = useStore(session, state => state.fields.filter(({ field, filled, uses }) => field.required && !filled && uses.length > 0).length)
  const jump = ({ place, paragraph }: Problem) => {
    if (place !== 'document') return address.openPanel(place)
    address.read(null)
    if (paragraph === null) session.focus()
    else session.jumpToParagraph(paragraph)
  }
  return {
    panels: {
      details: (
        <>
          <DetailsPanel key={view.contract.updatedAt} view={view} />
          <WordsRecord view={view} session={session} />
        </>
      ),
      outline: <OutlinePanel session={session} />,
      fields: <FieldsPanel session={session} />,
      versions: <VersionsPanel view={view} reading={address.reading} onRead={address.read} onName={onName} />,
      approvals: <ApprovalsPanel view={view} onChanged={onChanged} onRead={address.read} whenSaved={whenSaved} />,
      signing: <SigningPanel view={view} onChanged={onChanged} onJump={jump} whenSaved={whenSaved} />,
      history: <History contract={view.contract} />,
    },
    counts: { fields: blanks },
  }
}
