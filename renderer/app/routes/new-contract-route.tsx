export { NewContract as Component } from '#renderer/features/new-contract/new-contract.tsx'
