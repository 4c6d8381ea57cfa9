import { KeysDialog } from '#renderer/app/keys-dialog.tsx'
import { Palette } from '#renderer/app/palette.tsx'

interface OverlaysProps {
  readonly keysShown: boolean
  readonly onHideKeys: () => void
}

/** What lies over the desk when it is called for. */
export default function Overlays({ keysShown, onHideKeys }: OverlaysProps) {
  return (
    <>
      <Palette />
      <KeysDialog opened={keysShown} onClose={onHideKeys} />
    </>
  )
}
