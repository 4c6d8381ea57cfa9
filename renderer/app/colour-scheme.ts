import type { MantineColorSchemeManager } from '@mantine/core'
import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'

/** Keeps the colour scheme with the window's other preferences. */
export const colourSchemeManager: MantineColorSchemeManager = {
  get: () => readPreferences().colourScheme,
  set: colourScheme => changePreferences({ colourScheme }),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => changePreferences({ colourScheme: 'auto' }),
}
