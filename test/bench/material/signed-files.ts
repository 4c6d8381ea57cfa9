import { pageCount } from '#electron/pdf/page-text.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { executionCopy, sheetOf, startPrinter } from '#test/bench/material/printing.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { quickKey } from '#test/electron/signing/identities.ts'

/** A file prepared for three signatures. */
export interface Prepared {
  readonly pdf: Uint8Array
  readonly pages: number
}

/** Execution copies made by our whole path, of so many chapters of the sample: 0, 28, 119, 598 come to about 3, 50, 200, 1,000 pages. */
export async function preparedFiles(sizes: readonly number[]): Promise<readonly Prepared[]> {
  using folder = freshFolder()
  const printer = startPrinter()
  const { application, services } = newWorkspace(folder.path, printer.print)
  try {
    const made: Prepared[] = []
    for (const chapters of sizes) {
      const pdf = await executionCopy(services, sheetOf(chapters))
      made.push({ pdf, pages: await pageCount(pdf) })
    }
    return made
  } finally {
    application.detach()
    await printer.close()
  }
}

export async function threeKeys(): Promise<readonly SigningKey[]> {
  return Promise.all(['Ann Archer', 'Wilma Wright', 'Bjørn Berg'].map((name) => quickKey(name)))
}

const turns = [
  { field: 'alpha-signer', signerName: 'Ann Archer', capacity: 'Managing Director' },
  { field: 'alpha-witness', signerName: 'Wilma Wright', capacity: 'Witness' },
  { field: 'beta-signer', signerName: 'Bjørn Berg', capacity: 'Daglig leder' },
] as const

/** Signs three times in turn; tells how long each signature took, and how much processor time, in milliseconds. */
export async function signThrice(prepared: Uint8Array, keys: readonly SigningKey[]): Promise<{ signed: Uint8Array; took: number[]; worked: number[] }> {
  let signed = prepared
  const took: number[] = []
  const worked: number[] = []
  for (const [turn, { field, signerName, capacity }] of turns.entries()) {
    const key = keys[turn]
    if (key === undefined) throw new RangeError('there are three signers and fewer keys')
    const started = performance.now()
    const usedBefore = process.cpuUsage()
    signed = await signIncrement({
      pdf: signed,
      field,
      key,
      signerName,
      signedAt: `2026-03-0${turn + 1}T09:30:15.123Z`,
      reason: 'I sign',
      appearance: { mark: { kind: 'typed', text: signerName, face: 'caveat' }, capacity, timeZone: 'Europe/London' },
      certify: turn === 0,
      lock: turn === turns.length - 1,
    })
    took.push(performance.now() - started)
    const { user, system } = process.cpuUsage(usedBefore)
    worked.push((user + system) / 1000)
  }
  return { signed, took, worked }
}
