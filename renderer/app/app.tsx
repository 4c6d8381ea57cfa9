import { MantineProvider } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { RouterProvider } from 'react-router/dom'
import { colourSchemeManager } from '#renderer/app/colour-scheme.ts'
import { router } from '#renderer/app/routes.tsx'
import { resolveVariables, theme } from '#renderer/lib/theme.ts'
import { useSettled } from '#renderer/lib/use-settled.ts'

const Notices = lazy(() => import('#renderer/app/notices.tsx'))

interface AppProps {
  /** Lets the component library's style elements past the content security policy. */
  readonly nonce: string
}

export function App({ nonce }: AppProps) {
  const settled = useSettled()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={colourSchemeManager} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <RouterProvider router={router} />
      <Suspense>{settled ? <Notices /> : null}</Suspense>
    </MantineProvider>
  )
}
