import type { HostEvent } from '#renderer/lib/transport.ts'

/** As long as deeds that follow each other are waited for, in milliseconds. */
const pause = 150

/** Reads anew once something was written down in the log; several deeds in a row are one reading. Answers the function that stops. */
export function whenRecorded(listen: (listener: (event: HostEvent) => void) => () => void, reload: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = listen(({ topic }) => {
    if (topic !== 'recorded') return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(reload, pause)
  })
  return () => {
    if (timer !== null) clearTimeout(timer)
    stop()
  }
}
