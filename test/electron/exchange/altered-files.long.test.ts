import { describe, expect, it } from 'vitest'
import { signerOf } from '#electron/exchange/file-signature.ts'
import { readRequest, textIn } from '#electron/exchange/request-file.ts'
import { readSignedFile } from '#shared/approvals/files/read-file.ts'
import { decisionBody, now, requestBody, signedFile } from '#test/electron/exchange/signed-files.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'

const signers = [['P-256', identity('Ada')], ['Ed25519', identity('Edith', { kind: 'Ed25519' })]] as const

/** Whether a file is still believed after its octets were changed. */
function believed(bytes: Uint8Array, kind: 'request' | 'decision'): boolean {
  const text = textIn(bytes)
  if (!text.ok) return false
  if (kind === 'request') return readRequest(text.value, now).ok
  const file = readSignedFile(text.value, 'countersign-approval-decision')
  return file.ok && signerOf(file.value, now).ok
}

describe.each(signers)('a file signed with %s', { timeout: 600_000 }, (_, signer) => {
  const files = {
    request: signedFile<'countersign-approval-request'>(requestBody(), { signer }),
    decision: signedFile<'countersign-approval-decision'>(decisionBody(requestBody(), { reason: 'Reads well.' }), { signer }),
  }

  it.each(['request', 'decision'] as const)('is not believed with any one bit of it turned, nor any octet left out or put twice: a %s', (kind) => {
    const bytes = Buffer.from(files[kind], 'utf8')
    expect(believed(bytes, kind)).toBe(true)
    const kept: string[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const altered = Buffer.from(bytes)
        altered[at] = (bytes[at] ?? 0) ^ (1 << bit)
        if (believed(altered, kind)) kept.push(`bit ${bit} of octet ${at}`)
      }
      if (believed(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]), kind)) kept.push(`without octet ${at}`)
      if (believed(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + 1), bytes.subarray(at)]), kind)) kept.push(`octet ${at} twice`)
    }
    expect(kept).toEqual([])
  })
})
