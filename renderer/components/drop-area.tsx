import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import classes from './drop-area.module.css'

interface DropAreaProps {
  readonly label: string
  /** File name endings that fit, with the dot. */
  readonly accept: readonly string[]
  readonly onFile: (file: File) => void
  readonly onWrongFile: (file: File) => void
  readonly busy?: boolean
  readonly chooseLabel: string
  readonly icon: ReactNode
  readonly hint: string
}

/** A place to let a file fall, with a button that does the same from the keyboard. */
export function DropArea({ label, accept, onFile, onWrongFile, busy = false, chooseLabel, icon, hint }: DropAreaProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (file === undefined || busy) return
    const fits = accept.some(ending => file.name.toLowerCase().endsWith(ending))
    if (fits) onFile(file)
    else onWrongFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // The button inside does the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section aria-label={label} className={classes['area']} data-over={over} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <span className={classes['icon']} aria-hidden="true">{icon}</span>
      <p className={classes['label']}>{label}</p>
      <p className={classes['hint']}>{hint}</p>
      <Button variant="default" loading={busy} onClick={() => input.current?.click()}>
        {chooseLabel}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept.join(',')}
        onChange={event => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
