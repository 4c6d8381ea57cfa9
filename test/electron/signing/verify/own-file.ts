import { signIncrement } from '#electron/signing/sign-increment.ts'
import { preparedPdf, THREE_FIELDS } from '../base-pdfs.ts'
import { quickKey } from '../identities.ts'

/** Three people sign as the application does it, or as many of them as are asked for; the last of the three locks. */
export async function ownFile(kind: 'table' | 'stream', signers: 1 | 2 | 3 = 3): Promise<Uint8Array> {
  let pdf = await preparedPdf(kind)
  for (const [turn, { name }] of THREE_FIELDS.slice(0, signers).entries()) {
    pdf = await signIncrement({
      pdf, field: name, key: await quickKey(name), signerName: name, signedAt: `2026-03-0${turn + 1}T09:30:15.123Z`, reason: 'I agree',
      appearance: { mark: { kind: 'typed', text: name, face: 'caveat' } }, certify: turn === 0, lock: turn === 2,
    })
  }
  return pdf
}
