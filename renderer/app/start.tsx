import '../../resources/fonts/interface.css'
import '../../resources/fonts/contract.css'
import '../../resources/fonts/signature.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../lib/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#renderer/app/app.tsx'
import { useSession } from '#renderer/lib/session.ts'

declare global {
  /** Where the scroll lock behind dialogs looks for the nonce of its style element. */
  // oxlint-disable-next-line no-underscore-dangle
  var __webpack_nonce__: string | undefined
}

/** Puts the window's first screen on the page. */
export function start(page: Document): void {
  const nonce = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  const root = page.getElementById('root')
  if (root === null) throw new Error('The page has no place for the window')
  // oxlint-disable-next-line no-underscore-dangle
  globalThis.__webpack_nonce__ = nonce
  void useSession.getState().load()
  createRoot(root).render(
    <StrictMode>
      <App nonce={nonce} />
    </StrictMode>,
  )
}
