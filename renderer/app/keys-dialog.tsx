import { Modal } from '@mantine/core'
import { keyGroups } from '#renderer/app/keys.ts'
import { texts } from '#renderer/app/texts.ts'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import classes from './keys-dialog.module.css'

interface KeysDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function KeysDialog({ opened, onClose }: KeysDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.keysTitle} size="lg">
      <div className={classes['groups']}>
        {keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes['title']}>{title}</h3>
            <dl className={classes['keys']}>
              {keys.map(([combination, does]) => (
                <div key={combination}>
                  <dt><KeyHint keys={combination} /></dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
