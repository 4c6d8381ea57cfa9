export { Templates as Component } from '#renderer/features/templates/templates.tsx'
