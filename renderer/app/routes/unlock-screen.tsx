export { Unlock as default } from '#renderer/features/profile/unlock.tsx'
