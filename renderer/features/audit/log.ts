import type { Output } from '#shared/ipc/api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import { call } from '#renderer/lib/client.ts'
import { fileNameFrom, saveBytes } from '#renderer/lib/save-file.ts'
import { texts } from '#renderer/features/audit/texts.ts'

export type LogEntry = Output<'audit.list'>[number]

/** The entries whose sentence or person holds all the words. */
export function matching(entries: readonly LogEntry[], words: string): readonly LogEntry[] {
  const asked = words.toLocaleLowerCase().split(/\s+/).filter(word => word !== '')
  if (asked.length === 0) return entries
  return entries.filter(({ who, sentence }) => asked.every(word => `${who} ${sentence}`.toLocaleLowerCase().includes(word)))
}

/** Saves the log as JSON, entries exactly as they are hashed, so that anyone can check the chain. */
export async function exportLog(contract: ContractId | null, name: string): Promise<void> {
  const entries = await call('audit.list', { contract, limit: 10_000 })
  const text = JSON.stringify(entries.map(({ entry }) => entry).sort((a, b) => a.sequence - b.sequence), null, 2)
  saveBytes(new TextEncoder().encode(`${text}\n`), fileNameFrom(`${texts.fileName} ${name}`, 'json'), 'application/json')
}
