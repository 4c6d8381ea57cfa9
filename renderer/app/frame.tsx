import { useDisclosure } from '@mantine/hooks'
import { Outlet } from 'react-router'
import { KeysDialog } from '#renderer/app/keys-dialog.tsx'
import { Navigation } from '#renderer/app/navigation.tsx'
import { Palette } from '#renderer/app/palette.tsx'
import { texts } from '#renderer/app/texts.ts'
import { TopBar } from '#renderer/app/top-bar.tsx'
import { isTyping, useKeyPress } from '#renderer/lib/key-press.ts'
import { focusNextPane } from '#renderer/lib/panes.ts'
import classes from './frame.module.css'

/** The desk: a bar above, the way to every screen at the left, and the screen. */
export function Frame() {
  const [keysShown, keys] = useDisclosure(false)
  useKeyPress(event => {
    if (event.key === 'F6') {
      focusNextPane(document, event.shiftKey)
      return true
    }
    if (event.key !== '?' || isTyping(event.target)) return false
    keys.open()
    return true
  })
  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#main" onClick={skipToMain}>
        {texts.skip}
      </a>
      <TopBar onShowKeys={keys.open} />
      <Navigation />
      <main id="main" className={classes['main']} tabIndex={-1} data-pane="screen">
        <Outlet />
      </main>
      <Palette />
      <KeysDialog opened={keysShown} onClose={keys.close} />
    </div>
  )
}

/** The address after the hash is the screen's, so the link moves the keyboard itself. */
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
