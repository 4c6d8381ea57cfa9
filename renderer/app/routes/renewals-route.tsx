export { Renewals as Component } from '#renderer/features/renewal/queue/renewals.tsx'
