import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ObligationForm } from '#renderer/features/obligations/form/obligation-form.tsx'
import { texts as formTexts } from '#renderer/features/obligations/form/texts.ts'
import { valuesOf } from '#renderer/features/obligations/form/values.ts'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { triggerInWords } from '#renderer/features/obligations/panel/trigger-words.ts'
import { useHeldRejections } from '#renderer/features/obligations/panel/use-held-rejections.ts'
import { useObligations } from '#renderer/features/obligations/store.ts'
import { texts as words } from '#renderer/features/obligations/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { QuotedPassage } from '#renderer/components/quoted-passage.tsx'
import { RailSection } from '#renderer/components/rail-section.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ContractObligations, Suggestion } from '#shared/ipc/obligations-api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { call } from '#renderer/lib/client.ts'
import { formatMoney } from '#renderer/lib/formatting.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { useLocale } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './panel.module.css'

interface SuggestionsProps {
  readonly contract: ContractId
  readonly whenSaved: () => Promise<void>
  readonly onJump: (paragraph: string) => void
  readonly onTaken: (of: ContractObligations) => void
}

/** What the text seems to ask for; a person accepts, edits or rejects each (C2). */
export function Suggestions({ contract, whenSaved, onJump, onTaken }: SuggestionsProps) {
  const { suggestions, suggest, takeSuggestions } = useObligations()
  const { busy, failure, run } = useVerb()
  const [editing, setEditing] = useState<Suggestion | null>(null)
  const read = () =>
    run(async () => {
      await whenSaved()
      await suggest(contract)
    })
  useEffect(() => {
    if (useObligations.getState().suggestions === null) read()
    // Read once when the panel is first opened; afterwards when it is asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [contract])
  const decide = async (suggestion: Suggestion, accept: ObligationDetails | null) => {
    const answer = await call('obligations.decideSuggestion', { contract, key: suggestion.key, accept })
    takeSuggestions(contract, answer.suggestions)
    onTaken(answer.of)
    return answer.of
  }
  const accept = async (suggestion: Suggestion, details: ObligationDetails) => {
    const before = new Set((useObligations.getState().value?.obligations ?? []).map(({ obligation }) => obligation.id))
    const of = await decide(suggestion, details)
    const made = of.obligations.find(({ obligation }) => !before.has(obligation.id))
    const takeBack = async (obligation: typeof of.obligations[number]['obligation']['id']) => {
      const answer = await call('obligations.takeBackSuggestion', { contract, key: suggestion.key, obligation })
      takeSuggestions(contract, answer.suggestions)
      onTaken(answer.of)
    }
    const undo = made === undefined ? undefined : () => attempt(() => takeBack(made.obligation.id))
    tellDone(texts.accepted(details.title), undo)
  }
  const held = useHeldRejections(suggestion => decide(suggestion, null))
  const reject = (suggestion: Suggestion) => {
    held.reject(suggestion)
    tellDone(texts.rejected(suggestion.details.title), () => held.takeBack(suggestion.key))
  }
  const shown = (suggestions ?? []).filter(({ key }) => !held.keys.has(key))
  return (
    <RailSection title={texts.suggestions} action={suggestions === null ? null : <Button size="compact-xs" variant="subtle" loading={busy} onClick={read}>{texts.readAgain}</Button>}>
      <FailureNote failure={failure} onRetry={read} />
      {suggestions === null && failure === null ? <Waiting what={texts.reading} /> : null}
      {suggestions !== null && shown.length === 0 ? <p className={classes['faint']}>{texts.noSuggestions}</p> : null}
      <ul className={classes['suggestions']}>
        {shown.map(suggestion => (
          <SuggestionLine key={suggestion.key} suggestion={suggestion} onJump={onJump} onAccept={() => accept(suggestion, suggestion.details)} onEdit={() => setEditing(suggestion)} onReject={() => reject(suggestion)} />
        ))}
      </ul>
      <Modal opened={editing !== null} onClose={() => setEditing(null)} title={formTexts.suggestionTitle} size="lg">
        {editing === null ? null : <ObligationForm initial={valuesOf(editing.details)} action={formTexts.accept} missing={editing.missing} onSave={details => accept(editing, details)} onClose={() => setEditing(null)} />}
      </Modal>
    </RailSection>
  )
}

interface SuggestionLineProps {
  readonly suggestion: Suggestion
  readonly onJump: (paragraph: string) => void
  readonly onAccept: () => Promise<void>
  readonly onEdit: () => void
  readonly onReject: () => void
}

function SuggestionLine({ suggestion: { details, missing }, onJump, onAccept, onEdit, onReject }: SuggestionLineProps) {
  const locale = useLocale()
  const { busy, failure, run } = useVerb()
  const { source, title, amount } = details
  const paragraph = source?.paragraph ?? null
  return (
    <li className={classes['suggestion']}>
      <p className={classes['what']}>{title}</p>
      <p className={classes['faint']}>
        {[words.kinds[details.kind], texts.owes[details.debtor], amount === null ? '' : formatMoney(amount, locale), missing.length > 0 ? '' : triggerInWords(details, locale)].filter(part => part !== '').join(' · ')}
      </p>
      {source === null ? null : <QuotedPassage quote={source.quote} clause={source.clause} onJump={paragraph === null ? null : () => onJump(paragraph)} />}
      {missing.length === 0 ? null : <p className={classes['warn']}>{texts.missing(missing.join(', '))}</p>}
      <FailureNote failure={failure} />
      <Group gap={4}>
        {missing.length === 0 ? <Button size="compact-xs" variant="light" loading={busy} aria-label={texts.acceptOf(title)} onClick={() => run(onAccept)}>{texts.accept}</Button> : null}
        <Button size="compact-xs" variant={missing.length === 0 ? 'subtle' : 'light'} aria-label={texts.editOf(title)} onClick={onEdit}>{texts.edit}</Button>
        <Button size="compact-xs" variant="subtle" color="gray" disabled={busy} aria-label={texts.rejectOf(title)} onClick={onReject}>{texts.reject}</Button>
      </Group>
    </li>
  )
}
