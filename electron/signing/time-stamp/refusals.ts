import { AppError } from '#shared/ipc/errors.ts'

/** Every way in which a time-stamp is refused; the document is then as it was. */
const REFUSALS = {
  'time-stamp.damaged': 'This is no answer of a time-stamp authority (.tsr), or it is damaged. Nothing was added; ask for it again.',
  'time-stamp.damaged-request': 'This is no request for a time-stamp (.tsq), or it is damaged. Nothing was stamped.',
  'time-stamp.refused': 'The time-stamp authority refused the request. Nothing was added.',
  'time-stamp.other-document': 'This time-stamp is of something else than was asked for. Nothing was added; take the answer that belongs to this document.',
  'time-stamp.other-request': 'This time-stamp answers another request for the same document. Nothing was added; take the answer that belongs to the last one.',
  'time-stamp.not-sound': 'This time-stamp does not stand up to checking. Nothing was added; ask another authority.',
  'time-stamp.not-an-authority': 'This key is not one of a time-stamp authority. Nothing was stamped; choose one that was made for time-stamps.',
} as const

export function refusal(code: keyof typeof REFUSALS, detail?: string, cause?: unknown): AppError {
  const message = REFUSALS[code]
  return new AppError(code, detail === undefined ? message : `${message} (${detail})`, { cause })
}
