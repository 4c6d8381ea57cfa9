import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'
import { Navigation } from '#renderer/app/navigation.tsx'
import { texts } from '#renderer/app/texts.ts'
import { TopBar } from '#renderer/app/top-bar.tsx'
import { isTyping, useKeyPress, withMod } from '#renderer/lib/key-press.ts'
import { focusNextPane } from '#renderer/lib/panes.ts'
import { useSettled } from '#renderer/lib/use-settled.ts'
import classes from './frame.module.css'

const Overlays = lazy(() => import('#renderer/app/overlays.tsx'))

/** The desk: a bar above, the way to every screen at the left, and the screen. */
export function Frame() {
  const [keysShown, keys] = useDisclosure(false)
  const settled = useSettled()
  useKeyPress(event => {
    if (event.key === 'F6') {
      focusNextPane(document, event.shiftKey)
      return true
    }
    // Here and not in the palette, so that the keys count before the palette is there.
    if (withMod(event) && event.key.toLowerCase() === 'k') {
      spotlight.open()
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
      <TopBar onShowKeys={keys.open} settled={settled} />
      <Navigation settled={settled} />
      <main id="main" className={classes['main']} tabIndex={-1} data-pane="screen">
        <Outlet />
      </main>
      <Suspense>{settled ? <Overlays keysShown={keysShown} onHideKeys={keys.close} /> : null}</Suspense>
    </div>
  )
}

/** The address after the hash is the screen's, so the link moves the keyboard itself. */
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
