import { Notifications } from '@mantine/notifications'

/** Where the window says what was done and what failed. What is said before it is there waits for it. */
export default function Notices() {
  return <Notifications position="bottom-left" limit={3} containerWidth={400} transitionDuration={120} />
}
