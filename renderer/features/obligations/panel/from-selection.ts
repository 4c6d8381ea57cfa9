import { newValues } from '#renderer/features/obligations/form/values.ts'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { useObligations } from '#renderer/features/obligations/store.ts'
import { selectedPassage } from '#renderer/editor/session/selected-passage.ts'
import type { EditorSession } from '#renderer/editor/session/session.ts'
import type { PersonId } from '#shared/lib/ids.ts'

/** Begins an obligation that quotes the selected words; says so where none are selected. Answers whether it was begun. */
export function obligationFromSelection(session: EditorSession, owner: PersonId): boolean {
  const source = selectedPassage(session)
  if (source === null) {
    session.setState({ notice: texts.noWords })
    return false
  }
  useObligations.getState().begin(newValues(owner, source))
  return true
}
