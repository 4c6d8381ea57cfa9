import { useDisclosure } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useDeskAddress } from '#renderer/app/contract/desk-address.ts'
import { useDraft } from '#renderer/app/contract/draft-store.ts'
import { DroppedFile } from '#renderer/app/contract/dropped-file.tsx'
import { DraftSaveMark } from '#renderer/app/contract/draft-save-mark.tsx'
import { DraftSheet } from '#renderer/app/contract/draft-sheet.tsx'
import { StepButton } from '#renderer/app/contract/step-button.tsx'
import { useDeskCommands } from '#renderer/app/contract/use-desk-commands.ts'
import { useDeskPanels } from '#renderer/app/contract/use-desk-panels.tsx'
import { isSigned, useLife, useObligationFromSelection } from '#renderer/app/contract/use-life.ts'
import { useNegotiation, useThreadsInText } from '#renderer/app/contract/use-negotiation.ts'
import { useSafeLeaving } from '#renderer/app/contract/use-safe-leaving.ts'
import { VersionSheet } from '#renderer/app/contract/version-sheet.tsx'
import { createEditorSession } from '#renderer/editor/session/session.ts'
import { ContractHeader } from '#renderer/features/contract/contract-header.tsx'
import { ExportMenu } from '#renderer/features/contract/export-menu.tsx'
import { Rail } from '#renderer/features/contract/rail.tsx'
import { useContract } from '#renderer/features/contract/store.ts'
import { texts } from '#renderer/features/contract/texts.ts'
import { BegunObligation } from '#renderer/features/obligations/panel/obligations-panel.tsx'
import { HeaderStanding } from '#renderer/features/renewal/header-standing.tsx'
import { NameVersionDialog } from '#renderer/features/versions/name-version-dialog.tsx'
import { ReadingBand } from '#renderer/features/versions/reading-band.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { useOpenSession } from '#renderer/lib/session.ts'
import { stateMeanings } from '#renderer/lib/words.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import classes from '../../features/contract/contract.module.css'

interface ContractDeskProps {
  readonly contract: ContractId
}

/** Fetches the record of a contract anew if it is the one on the desk. */
function openAgain(contract: ContractId): void {
  const { view, open } = useContract.getState()
  if (view?.contract.id === contract) void open(contract)
}

/** A contract on the desk: its record and its text are fetched together and kept apart. */
export function ContractDesk({ contract }: ContractDeskProps) {
  const { view, failure, open, leave } = useContract()
  const { me } = useOpenSession()
  useSafeLeaving()
  useNegotiation(contract)
  useEffect(() => {
    void open(contract)
    return () => {
      leave()
      useDraft.getState().leave()
    }
  }, [contract, open, leave])
  // What may be done here is another person's to do once another works here.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => openAgain(contract), [me.id, contract])
  useWindowTitle(view?.contract.title ?? '')
  if (view === null || view.contract.id !== contract) {
    return failure === null ? <Waiting what={texts.opening} /> : <FailureNote failure={failure} onRetry={() => void open(contract)} />
  }
  return <Desk view={view} />
}

function Desk({ view }: { readonly view: ContractView }) {
  const address = useDeskAddress()
  useLife(view, address.panel === 'term')
  const replace = useContract(store => store.replace)
  const { draft, failure, load, whenSaved } = useDraft()
  const [sessions] = useState(() => ({ draft: createEditorSession(), reading: createEditorSession() }))
  const [naming, dialog] = useDisclosure(false)
  const contract = view.contract.id
  const version = view.versions.find(({ id }) => id === address.reading)
  const session = version === undefined ? sessions.draft : sessions.reading
  // Whether the text may be written changes with the state, and then the draft is opened anew.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => void load(contract), [contract, view.editable, load])
  const editable = draft?.editable === true
  const changed = useCallback((next: ContractView) => replace(next), [replace])
  const restored = (next: ContractView) => {
    replace(next)
    address.read(null)
    void load(contract)
  }
  const beginComment = useThreadsInText(sessions.draft, address.openPanel)
  const { panels, counts } = useDeskPanels({ view, session, address, onChanged: changed, onRewritten: restored, onName: dialog.open, whenSaved })
  const beginObligation = useObligationFromSelection(session)
  const canName = editable && version === undefined
  useDeskCommands(useMemo(() => ({ contract, canName, onName: dialog.open, onOpen: address.openPanel, onObligation: beginObligation, session }), [contract, canName, dialog.open, address.openPanel, beginObligation, session]))
  return (
    <div className={classes['screen']}>
      <ContractHeader
        view={view}
        saveMark={<DraftSaveMark session={sessions.draft} editable={editable} onLoadAgain={() => void load(contract)} />}
        term={isSigned(view) ? <HeaderStanding onOpen={() => address.openPanel('term')} /> : null}
        more={<ExportMenu contract={view.contract} version={version?.id ?? null} />}
        step={<StepButton view={view} onOpen={address.openPanel} />}
      />
      {version === undefined ? (
        <DraftSheet draft={draft} failure={failure} session={sessions.draft} title={view.contract.title} whyFixed={stateMeanings[view.shown]} find={address.find} whenSaved={whenSaved} onRetry={() => void load(contract)} onName={dialog.open} onComment={beginComment} onObligation={beginObligation} />
      ) : (
        <VersionSheet key={version.id} version={version} session={sessions.reading} band={<ReadingBand version={version} editable={view.editable} onBack={() => address.read(null)} onRestored={restored} />} />
      )}
      <div className={classes['railPlace']}>
        <Rail open={address.panel} onOpen={address.openPanel} panels={panels} counts={counts} />
      </div>
      <DroppedFile view={view} whenSaved={whenSaved} onChanged={replace} onAdopted={restored} />
      <BegunObligation contract={contract} whenSaved={whenSaved} onChanged={() => void useContract.getState().open(contract)} />
      <NameVersionDialog view={view} opened={naming} onClose={dialog.close} onNamed={replace} whenSaved={whenSaved} />
    </div>
  )
}
