import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DeskAddress } from '#renderer/app/contract/desk-address.ts'
import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { WordsRecord } from '#renderer/app/contract/words-record.tsx'
import { FieldsPanel } from '#renderer/editor/panels/fields-panel.tsx'
import { OutlinePanel } from '#renderer/editor/panels/outline-panel.tsx'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import { ApprovalsPanel } from '#renderer/features/approvals/approvals-panel.tsx'
import { History } from '#renderer/features/audit/history.tsx'
import { ChangesPanel } from '#renderer/features/changes/changes-panel.tsx'
import { countOf } from '#renderer/features/changes/filter.ts'
import { CommentsPanel } from '#renderer/features/comments/comments-panel.tsx'
import { useComments } from '#renderer/features/comments/store.ts'
import { openCount, stands } from '#renderer/features/comments/threads.ts'
import { DetailsPanel } from '#renderer/features/contract/details-panel.tsx'
import { useContract } from '#renderer/features/contract/store.ts'
import type { PanelName } from '#renderer/features/contract/texts.ts'
import { IssuesPanel } from '#renderer/features/negotiation/issues/issues-panel.tsx'
import { openIssues, useIssues } from '#renderer/features/negotiation/issues/store.ts'
import type { ThreadCounts } from '#renderer/features/negotiation/turns/pack.ts'
import { TurnsPanel } from '#renderer/features/negotiation/turns/turns-panel.tsx'
import { ObligationsPanel } from '#renderer/features/obligations/panel/obligations-panel.tsx'
import { toDo, useObligations } from '#renderer/features/obligations/store.ts'
import { TermPanel } from '#renderer/features/renewal/panel/term-panel.tsx'
import { SigningPanel } from '#renderer/features/signing/signing-panel.tsx'
import { VersionsPanel } from '#renderer/features/versions/versions-panel.tsx'
import type { ContractView, Problem } from '#shared/ipc/views.ts'
import type { Thread } from '#shared/negotiation/comment.ts'

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
  /** The working text was replaced by another. */
  readonly onRewritten: (view: ContractView) => void
  readonly onName: () => void
  readonly whenSaved: () => Promise<void>
}

function threadCounts(threads: readonly Thread[]): ThreadCounts {
  const standing = threads.filter(stands)
  const shared = standing.filter(({ internal }) => !internal)
  const open = shared.filter(({ state }) => state === 'open').length
  return { shared: open, resolved: shared.length - open, internal: standing.length - shared.length }
}

const noThreads: readonly Thread[] = []

/** The panels of the rail, each given the verbs it needs. */
export function useDeskPanels({ view, session, address, onChanged, onRewritten, onName, whenSaved }: DeskParts): DeskPanels {
  const blanks = useStore(session, state => state.fields.filter(({ field, filled, uses }) => field.required && !filled && uses.length > 0).length)
  const saving = useStore(session, state => state.save.state === 'saving')
  const changes = useStore(session, state => countOf(state.changes))
  const threads = useComments(store => store.threads) ?? noThreads
  const unsettled = useIssues(store => openIssues(store.issues ?? []))
  const due = useObligations(store => toDo(store.value))
  const read = useContract(store => store.open)
  const passTurn = useContract(store => store.passTurn)
  const working = address.reading === null
  const { id: contract, turnSince } = view.contract
  const jump = ({ place, paragraph }: Problem) => {
    if (place !== 'document') return address.openPanel(place)
    address.read(null)
    if (paragraph === null) session.focus()
    else session.jumpToParagraph(paragraph)
  }
  const show = (paragraph: string) => void session.jumpToParagraph(paragraph)
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
      changes: <ChangesPanel session={session} turnSince={turnSince} working={working} />,
      comments: <CommentsPanel session={session} contract={contract} annotatable={view.annotatable} working={working} />,
      issues: <IssuesPanel session={session} contract={contract} whenSaved={whenSaved} />,
      turns: <TurnsPanel view={view} threads={threadCounts(threads)} onPass={passTurn} onChanged={onChanged} onAdopted={onRewritten} onRead={address.read} whenSaved={whenSaved} />,
      versions: <VersionsPanel view={view} reading={address.reading} onRead={address.read} onName={onName} />,
      approvals: <ApprovalsPanel view={view} services={editorServices} saving={saving} onChanged={onChanged} onRead={address.read} whenSaved={whenSaved} />,
      signing: <SigningPanel view={view} onChanged={onChanged} onJump={jump} whenSaved={whenSaved} />,
      obligations: <ObligationsPanel session={session} contract={contract} whenSaved={whenSaved} onChanged={() => void read(contract)} />,
      term: <TermPanel view={view} onChanged={onChanged} onJump={show} onDetails={() => address.openPanel('details')} />,
      history: <History contract={view.contract} />,
    },
    counts: { fields: blanks, changes, comments: openCount(threads), issues: unsettled, obligations: due },
  }
}
