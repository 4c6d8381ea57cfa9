import { Home } from '#renderer/features/home/home.tsx'

export function HomeRoute() {
  return <Home />
}
