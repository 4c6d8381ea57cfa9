export { Settings as Component } from '#renderer/features/settings/settings.tsx'
