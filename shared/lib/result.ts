/** The outcome of a rule: a value, or a named refusal. Rules never throw for what a person can cause. */
export type Result<T, R extends Refusal = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

/**
 * Why something was refused. `code` is stable and machine-readable; `message` is one or two plain
 * sentences for the person: what happened, what was kept, what to do.
 */
export interface Refusal<C extends string = string> {
  readonly code: C
  readonly message: string
}

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refused<C extends string>(code: C, message: string): { readonly ok: false; readonly refusal: Refusal<C> } {
  return { ok: false, refusal: { code, message } }
}

/** Makes a forgotten case of a closed union a compile error, and a loud failure if data from outside slips through. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`)
}
