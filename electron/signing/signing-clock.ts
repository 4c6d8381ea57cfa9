import type { Instant } from '#shared/lib/ids.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { textIn } from './pdf-syntax.ts'
import type { PdfRevision } from './pdf-revision.ts'
import { signaturesMade } from './signature-field.ts'

/** By how much the clocks of two machines may honestly differ. */
const TOLERANCE = 15 * 60_000

/** Refuses to sign at a moment before an earlier signature of the same file says it was made: one of the two clocks is wrong. Throws 'signing.clock-set-back'. */
export function requireClockNotSetBack(revision: PdfRevision, now: Instant): void {
  for (const { signature, name } of signaturesMade(revision)) {
    const stated = statedTime(textIn(revision.resolved(signature?.get('M'))))
    if (stated !== undefined && stated > Date.parse(now) + TOLERANCE) {
      throw new AppError(
        'signing.clock-set-back',
        `The clock of this machine says ${minute(Date.parse(now))}, but the signature in “${name}” was made at ${minute(stated)} (UTC). Nothing was signed; set the clock and try again.`,
      )
    }
  }
}

const minute = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ')

/** A PDF date (ISO 32000-2 §7.9.4) in milliseconds since 1970. */
function statedTime(text: string | undefined): number | undefined {
  const [, year, month = '01', day = '01', hour = '00', min = '00', second = '00', zone = 'Z', zoneHour = '00', zoneMinute = '00'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Z+-])(?:(\d\d)'?(\d\d)?'?)?)?/.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${min}:${second}${zone === 'Z' ? 'Z' : `${zone}${zoneHour}:${zoneMinute}`}`)
  return Number.isNaN(time) ? undefined : time
}
