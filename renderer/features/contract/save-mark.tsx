import { Button, Popover, Text, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck, IconLock, IconPencil } from '@tabler/icons-react'
import { texts } from '#renderer/features/contract/texts.ts'
import classes from './contract.module.css'

/** Where the text stands on its way to the disk. */
export type SaveStanding =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string; readonly final: boolean }
  | { readonly state: 'readOnly' }

interface SaveMarkProps {
  readonly save: SaveStanding
  readonly onLoadAgain: () => void
}

const marks = { saved: IconCheck, saving: IconPencil, failed: IconAlertTriangle, readOnly: IconLock }

/** Says "Saved" only when every change is on the disk. The screen reader hears what has settled, not every key. */
export function SaveMark({ save, onLoadAgain }: SaveMarkProps) {
  const [settled] = useDebouncedValue(texts.save[save.state], 1200)
  const Mark = marks[save.state]
  const shown = (
    <>
      <Mark size={15} stroke={1.8} aria-hidden="true" />
      {texts.save[save.state]}
    </>
  )
  return (
    <>
      {save.state === 'failed' ? (
        <Popover width={320} position="bottom-end" shadow="md" defaultOpened>
          <Popover.Target>
            <UnstyledButton className={classes['save'] ?? ''} data-state={save.state}>{shown}</UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm">{save.message}</Text>
            {save.final ? <Button size="compact-sm" mt="sm" onClick={onLoadAgain}>{texts.loadAgain}</Button> : null}
          </Popover.Dropdown>
        </Popover>
      ) : (
        <span className={classes['save']} data-state={save.state}>{shown}</span>
      )}
      <output className="visually-hidden">{settled}</output>
    </>
  )
}
