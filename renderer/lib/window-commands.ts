import { useEffect } from 'react'
import { create } from 'zustand'

/** Something that can be done on the screen at hand, by the palette too. */
export interface WindowCommand {
  readonly id: string
  readonly label: string
  readonly keys?: string
  run(): void
}

interface CommandStore {
  readonly commands: readonly WindowCommand[]
}

const useCommandStore = create<CommandStore>()(() => ({ commands: [] }))

export const useCurrentCommands = (): readonly WindowCommand[] => useCommandStore(store => store.commands)

/** Offers a screen's verbs to the palette for as long as the screen is there. `commands` must be memoised. */
export function useWindowCommands(commands: readonly WindowCommand[]): void {
  useEffect(() => {
    useCommandStore.setState({ commands })
    return () => useCommandStore.setState({ commands: [] })
  }, [commands])
}
