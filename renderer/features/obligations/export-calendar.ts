import { texts } from '#renderer/features/obligations/texts.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { counted } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { saveBlob } from '#renderer/lib/save-file.ts'

/** Saves what is due and the notice deadlines, of one contract or of all, as a calendar file (RFC 5545). */
export async function exportCalendar(contract: ContractId | null, mine: boolean, locale: string): Promise<void> {
  const { blob, fileName, entries } = await call('calendar.export', { contract, mine })
  await saveBlob(blob, fileName, 'text/calendar')
  tellDone(texts.exported(fileName, counted(entries, texts.exportedOne, texts.exportedMany, locale)))
}
