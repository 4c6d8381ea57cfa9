import { AppError, type Reply } from '#shared/ipc/errors.ts'
import { jsonAnswer, type Answer } from './answer.ts'
import type { Backend } from './host.ts'

/** The largest call, in bytes of JSON. Files travel by id over the blob route instead. */
export const largestCall = 32 * 1024 * 1024

export const refusedCall = (code: string, message: string): Reply => ({ ok: false, code, message })

/** What a person is told about a failure. What we did not foresee is explained on standard error only. */
export function messageOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`)
  return 'Something failed inside Countersign. What was saved before is kept; try again, and restart if it happens twice.'
}

export function replyToFailure(error: unknown): Reply {
  return refusedCall(error instanceof AppError ? error.code : 'defect', messageOf(error))
}

/** Dispatches a call and never throws. */
export async function call(backend: Backend, channel: string, raw: unknown): Promise<Reply> {
  try {
    return await backend.dispatch(channel, raw)
  } catch (error) {
    return replyToFailure(error)
  }
}

/** Answers a call whose argument is JSON text; no text is no argument. */
export async function answerCall(backend: Backend, channel: string, body: Uint8Array): Promise<Answer> {
  const text = new TextDecoder().decode(body)
  try {
    return jsonAnswer(await call(backend, channel, text === '' ? undefined : JSON.parse(text)))
  } catch (error) {
    if (error instanceof SyntaxError) return jsonAnswer(refusedCall('bad-request', 'The call could not be read; nothing was done.'), 400)
    throw error
  }
}
