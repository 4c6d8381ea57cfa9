import { texts as formTexts } from '#renderer/features/obligations/form/texts.ts'
import { periodInWords } from '#shared/lib/period.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { formatDate } from '#renderer/lib/formatting.ts'

/** When something is due, as its contract says it: "5 days after acceptance of the design". */
export function triggerInWords({ trigger }: Pick<ObligationDetails, 'trigger'>, locale: string): string {
  switch (trigger.on) {
    case 'date':
      return formatDate(trigger.date, locale)
    case 'event':
      return trigger.after.count === 0 ? `on: ${trigger.event}` : `${periodInWords(trigger.after)} after: ${trigger.event}`
    case 'offset':
      return trigger.period.count === 0 ? `on ${formTexts.anchors[trigger.anchor]}` : `${periodInWords(trigger.period)} ${trigger.direction} ${formTexts.anchors[trigger.anchor]}`
  }
}
