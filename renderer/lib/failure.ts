import { AppError } from '#shared/ipc/errors.ts'

/** What a person is told when something did not work. */
export interface Failure {
  readonly code: string
  readonly message: string
}

const defect = 'Something went wrong in this window. What was shown as saved is on disk; try again, or open the screen anew.'

/** Turns anything thrown into what a person is told. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'defect', message: defect }
}
