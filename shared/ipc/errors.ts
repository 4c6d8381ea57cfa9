import type { Refusal, Result } from '#shared/lib/result.ts'

/**
 * A failure a person is told about. `code` is stable; `message` says in one or two plain sentences what
 * happened, what was kept and what to do. Anything thrown that is not an AppError is a defect of ours.
 */
export class AppError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }

  /** Turns a rule's named refusal into the error the caller is answered with. */
  static from(refusal: Refusal): AppError {
    return new AppError(refusal.code, refusal.message)
  }
}

/** What a rule allowed; throws its refusal as the error the caller is answered with. */
export function allowed<T>(decided: Result<T>): T {
  if (!decided.ok) throw AppError.from(decided.refusal)
  return decided.value
}

/** What every call is answered with, over every transport. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string }
