import { Button, Checkbox, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ExchangeFiles, saveExchangeFile } from '#renderer/features/negotiation/turns/exchange-files.tsx'
import { OutboundList } from '#renderer/features/negotiation/turns/outbound-list.tsx'
import type { ThreadCounts } from '#renderer/features/negotiation/turns/pack.ts'
import { texts } from '#renderer/features/negotiation/turns/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { ExchangeView } from '#shared/ipc/negotiation-views.ts'
import type { ContractView } from '#shared/ipc/views.ts'
import { outboundFormats, type Disclosure, type OutboundFormat } from '#shared/negotiation/exchange.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './turns.module.css'

interface SendDialogProps {
  readonly view: ContractView
  readonly exchanges: readonly ExchangeView[]
  readonly threads: ThreadCounts
  readonly opened: boolean
  readonly onClose: () => void
  readonly onSent: (view: ContractView) => void
  readonly whenSaved: () => Promise<void>
}

/** Makes the files for the other side and records exactly what they are. Before, it says what will leave; after, it hands the files over. */
export function SendDialog({ opened, onClose, onSent, ...rest }: SendDialogProps) {
  const [sent, setSent] = useState<ExchangeView | null>(null)
  const done = (view: ContractView, exchange: ExchangeView) => {
    setSent(exchange)
    onSent(view)
  }
  return (
    <Modal opened={opened} onClose={onClose} onExitTransitionEnd={() => setSent(null)} title={sent === null ? texts.sendTitle : texts.sent} size="lg">
      {sent === null ? <SendForm onClose={onClose} onSent={done} {...rest} /> : <SentFiles sent={sent} onClose={onClose} />}
    </Modal>
  )
}

interface SendFormProps extends Omit<SendDialogProps, 'opened' | 'onSent'> {
  readonly onSent: (view: ContractView, sent: ExchangeView) => void
}

function SendForm({ view, exchanges, threads, onClose, onSent, whenSaved }: SendFormProps) {
  const locale = useLocale()
  const { settings } = useOpenSession()
  const [note, setNote] = useState('')
  const [formats, setFormats] = useState<readonly OutboundFormat[]>(['pdf'])
  const [disclosure, setDisclosure] = useState<Disclosure>({ authors: 'house', comments: threads.shared > 0 ? 'shared' : 'none' })
  const { busy, failure, run } = useVerb()
  const house = settings.house.name.trim() === '' ? texts.noHouse : settings.house.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await whenSaved()
      const answer = await call('negotiation.send', { contract: view.contract.id, note: note.trim(), formats: [...formats], disclosure })
      onSent(answer.view, answer.sent)
    })
  }
  if (busy) return <Waiting what={texts.sending} />
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Checkbox.Group label={texts.forms} value={[...formats]} onChange={chosen => setFormats(outboundFormats.filter(format => chosen.includes(format)))}>
        <Group gap="lg" mt={4}>{outboundFormats.map(format => <Checkbox key={format} value={format} label={texts.formats[format]} size="sm" />)}</Group>
      </Checkbox.Group>
      <Radio.Group label={texts.shows} value={disclosure.authors} onChange={authors => setDisclosure(before => ({ ...before, authors: authors === 'names' ? 'names' : 'house' }))}>
        <Stack gap={6} mt={4}>
          <Radio value="house" label={texts.showsAuthors.house(house)} size="sm" />
          <Radio value="names" label={texts.showsAuthors.names} size="sm" />
        </Stack>
      </Radio.Group>
      {threads.shared === 0 ? null : (
        <Radio.Group label={texts.withComments} value={disclosure.comments} onChange={comments => setDisclosure(before => ({ ...before, comments: comments === 'shared' ? 'shared' : 'none' }))}>
          <Stack gap={6} mt={4}>
            <Radio value="shared" label={texts.commentsShared(formatNumber(threads.shared, locale))} size="sm" />
            <Radio value="none" label={texts.commentsNone} size="sm" />
          </Stack>
        </Radio.Group>
      )}
      <OutboundList view={view} exchanges={exchanges} threads={threads} formats={formats} disclosure={disclosure} />
      <Textarea label={texts.note} description={texts.noteHint} value={note} onChange={event => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
      <p className={classes['faint']}>{texts.whatFollows(formatNumber(view.versions.length + 1, locale))}</p>
      <FailureNote failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" disabled={formats.length === 0}>{texts.sendNow}</Button>
      </Group>
    </form>
  )
}

function SentFiles({ sent, onClose }: { readonly sent: ExchangeView; readonly onClose: () => void }) {
  const { files } = sent.exchange
  const saveAll = async () => {
    for (const file of files) await saveExchangeFile(file)
  }
  return (
    <div className={classes['form']}>
      <p>{texts.sentText}</p>
      <ExchangeFiles files={files} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onClose}>{texts.close}</Button>
        <Button data-autofocus onClick={() => attempt(saveAll)}>{texts.saveAll}</Button>
      </Group>
    </div>
  )
}
