export { Contracts as Component } from '#renderer/features/contracts/contracts.tsx'
