export { Welcome as default } from '#renderer/features/welcome/welcome.tsx'
