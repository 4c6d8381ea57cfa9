import { Button } from '@mantine/core'
import { useState } from 'react'
import { texts } from '#renderer/features/obligations/panel/texts.ts'
import { LetterDialog } from '#renderer/components/letter/letter-dialog.tsx'
import { MethodField } from '#renderer/components/letter/method-field.tsx'
import type { Breach, NoticeMethod } from '#shared/obligations/breach.ts'
import { call } from '#renderer/lib/client.ts'

interface BreachLetterProps {
  readonly breach: Breach
  readonly onClose: () => void
  readonly onServe: () => void
}

/** The notice of a breach as a letter, to be changed, saved and sent. */
export function BreachLetter({ breach, onClose, onServe }: BreachLetterProps) {
  const [method, setMethod] = useState<NoticeMethod>('registered post')
  return (
    <LetterDialog
      opened
      onClose={onClose}
      title={texts.letterTitle}
      basis={`${breach.id} ${method}`}
      make={(format, text) => call('breaches.letter', { breach: breach.id, method, format, text })}
      head={<MethodField value={method} onChange={setMethod} />}
      deeds={breach.state === 'alleged' ? <Button variant="default" onClick={onServe}>{texts.serve}</Button> : null}
    />
  )
}
