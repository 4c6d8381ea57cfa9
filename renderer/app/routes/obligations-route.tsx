export { Obligations as Component } from '#renderer/features/obligations/obligations.tsx'
