import { Suspense, useState, type ComponentType, type LazyExoticComponent } from 'react'

export interface LateMenuProps {
  /** Whether the menu is to be open as soon as it is there. */
  readonly startsOpen: boolean
}

interface Props<Rest> {
  readonly menu: LazyExoticComponent<ComponentType<LateMenuProps & Rest>>
  readonly rest: Rest
  readonly settled: boolean
  /** The menu's button; it looks the same before the menu is there, and a press on it is remembered. */
  readonly button: ComponentType<{ readonly onClick: () => void }>
}

/** A menu that is read in once the window has settled; until then its button stands alone. */
export function LateMenu<Rest extends object>({ menu: Menu, rest, settled, button: Button }: Props<Rest>) {
  const [pressed, setPressed] = useState(false)
  const alone = <Button onClick={() => setPressed(true)} />
  if (!settled && !pressed) return alone
  return (
    <Suspense fallback={alone}>
      <Menu {...rest} startsOpen={pressed} />
    </Suspense>
  )
}
