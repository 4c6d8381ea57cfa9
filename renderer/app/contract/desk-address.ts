import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { VersionId } from '#shared/lib/ids.ts'
import { panelNames } from '#renderer/features/contract/rail.tsx'
import type { PanelName } from '#renderer/features/contract/texts.ts'
import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'

export interface DeskAddress {
  readonly panel: PanelName | null
  openPanel(panel: PanelName | null): void
  /** The version on the desk; null for the draft. */
  readonly reading: VersionId | null
  read(version: VersionId | null): void
  /** Words to be found at once, as the palette asks. */
  readonly find: string | null
}

const known = (name: string | null): PanelName | undefined => panelNames.find(each => each === name)

/** Below this width, in pixels, a panel lies over the paper; it is then opened only when asked for. */
const roomForPanel = 1100

function remembered(): PanelName | null {
  if (window.innerWidth <= roomForPanel) return null
  const { railOpen, railPanel } = readPreferences()
  return railOpen ? (known(railPanel) ?? 'details') : null
}

/** What is on the desk: the version stands in the address, the open panel is remembered between contracts. */
export function useDeskAddress(): DeskAddress {
  const [address, setAddress] = useSearchParams()
  const asked = known(address.get('panel'))
  const [panel, setPanel] = useState<PanelName | null>(() => asked ?? remembered())
  const [heard, setHeard] = useState(asked)
  if (asked !== heard) {
    setHeard(asked)
    if (asked !== undefined) setPanel(asked)
  }
  const openPanel = useCallback(
    (next: PanelName | null) => {
      setPanel(next)
      changePreferences(next === null ? { railOpen: false } : { railOpen: true, railPanel: next })
      setAddress(
        before => {
          before.delete('panel')
          return before
        },
        { replace: true },
      )
    },
    [setAddress],
  )
  const read = useCallback(
    (version: VersionId | null) =>
      setAddress(before => {
        if (version === null) before.delete('version')
        else before.set('version', version)
        return before
      }),
    [setAddress],
  )
  return { panel, openPanel, reading: address.get('version') as VersionId | null, read, find: address.get('find') }
}
