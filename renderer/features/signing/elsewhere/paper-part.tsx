import { Button, Modal } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { InkForm } from '#renderer/features/signing/elsewhere/ink-form.tsx'
import { texts } from '#renderer/features/signing/elsewhere/texts.ts'
import type { Ceremony, Signer } from '#shared/signing/ceremony.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'
import { fileNameFrom, saveBlob } from '#renderer/lib/save-file.ts'
import { useLocale } from '#renderer/lib/session.ts'
import classes from './elsewhere.module.css'

interface PaperPartProps {
  readonly ceremony: Ceremony
  readonly title: string
  /** Those whose turn it is and who sign with a pen. */
  readonly signers: readonly Signer[]
  readonly onChanged: (ceremony: Ceremony) => void
}

/** Printing the document, and taking in the scan of what was signed with a pen. */
export function PaperPart({ ceremony, title, signers, onChanged }: PaperPartProps) {
  const [taking, setTaking] = useState<Signer | null>(null)
  const names = new Intl.ListFormat(useLocale()).format(signers.map(({ name }) => name))
  return (
    <section className={classes['part']} aria-label={texts.paperTitle}>
      <h4>{texts.paperTitle}</h4>
      <p className={classes['soft']}>{texts.waitsFor(names)}</p>
      <Button size="sm" variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => attempt(() => saveBlob(ceremony.pdf, fileNameFrom(title, 'pdf'), 'application/pdf'))}>{texts.print}</Button>
      {signers.map(signer => <Button key={signer.id} size="sm" onClick={() => setTaking(signer)}>{texts.takeInk(signer.name)}</Button>)}
      <Modal opened={taking !== null} onClose={() => setTaking(null)} title={taking === null ? '' : texts.inkTitle(taking.name)} size="64rem" closeOnClickOutside={false}>
        {taking === null ? null : (
          <InkForm
            ceremony={ceremony}
            signer={taking}
            onCancel={() => setTaking(null)}
            onTaken={(changed) => {
              tellDone(texts.taken(taking.name))
              setTaking(null)
              onChanged(changed)
            }}
          />
        )}
      </Modal>
    </section>
  )
}
