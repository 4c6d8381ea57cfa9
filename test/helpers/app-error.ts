import { AppError } from '#shared/ipc/errors.ts'

/** The code an attempt is refused with, or 'done'; anything thrown that is not for a person to read fails the test. */
export function codeOf(attempt: () => unknown): string {
  try {
    attempt()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
