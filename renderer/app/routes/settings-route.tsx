import { OwnPassphrase } from '#renderer/features/profile/own-passphrase.tsx'
import { Settings } from '#renderer/features/settings/settings.tsx'

/** The settings, with what other features have there. */
export function Component() {
  return <Settings ownPassphrase={<OwnPassphrase />} />
}
