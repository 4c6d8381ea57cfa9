import type { Channel } from '#shared/ipc/api.ts'
import { send } from '#renderer/lib/transport.ts'

const asked = new Map<string, Promise<unknown>>()

/** Asks what the first screen will ask, while its scripts are still being read in. */
export function askEarly(channels: readonly Channel[]): void {
  for (const channel of channels) {
    const answer = send(channel, {})
    // A failure is told to whoever takes the answer; an answer that nobody takes has failed nobody.
    answer.catch(() => undefined)
    asked.set(channel, answer)
  }
}

/** The early answer to a call, once. Any other call may change what the rest would have said, so they are forgotten with it. */
export function takeEarlyAnswer(channel: Channel): Promise<unknown> | null {
  const answer = asked.get(channel) ?? null
  if (answer === null) asked.clear()
  asked.delete(channel)
  return answer
}
