import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { RouterProvider } from 'react-router/dom'
import { colourSchemeManager } from '#renderer/app/colour-scheme.ts'
import { router } from '#renderer/app/routes.tsx'
import { resolveVariables, theme } from '#renderer/lib/theme.ts'

interface AppProps {
  /** Lets the component library's style elements past the content security policy. */
  readonly nonce: string
}

export function App({ nonce }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={colourSchemeManager} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <RouterProvider router={router} />
      <Notifications position="bottom-left" limit={3} containerWidth={400} transitionDuration={120} />
    </MantineProvider>
  )
}
