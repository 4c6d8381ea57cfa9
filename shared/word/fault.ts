import { accepted, refused, type Refusal, type Result } from '#shared/lib/result.ts'
import type { WordRefusal, WordRefusalCode } from './refusals.ts'

/** Thrown inside a reader only, and turned into a refusal at its door. */
export class WordFault extends Error {
  readonly code: WordRefusalCode
  constructor(code: WordRefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Runs what answers with a result of its own, and turns a fault inside it into a refusal too. */
export function guardedResult<T, R extends Refusal<string>>(run: () => Result<T, R>): Result<T, R | WordRefusal> {
  const ran = guarded(run)
  return ran.ok ? ran.value : ran
}

/** Runs a reader and turns its fault into a refusal. */
export function guarded<T>(parse: () => T): Result<T, WordRefusal> {
  try {
    return accepted(parse())
  } catch (fault) {
    if (fault instanceof WordFault) return refused(fault.code, fault.message)
    throw fault
  }
}

export function damaged(why: string): WordFault {
  return new WordFault('word.damaged-xml', `Part of the file is damaged and cannot be read: ${why}. Open it in Word, save it again and try once more.`)
}
