import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appearance, certify, contract, noteField, num, signAs, text } from './build/contract.ts'
import { append } from './build/pdf-writer.ts'
import { byDora, root } from './cases/trust.ts'

const cli = fileURLToPath(new URL('../../../../electron/cli.ts', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-verify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function verify(bytes: Uint8Array | null, more: readonly string[] = ['--json']): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'file.pdf')
  if (bytes === null) rmSync(file, { force: true })
  else writeFileSync(file, bytes)
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'verify', file, ...more], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the command line', () => {
  it.each([
    ['intact', 0, () => signAs(contract(), 0)],
    ['extended', 0, () => append(certify(contract()), { [num.note]: noteField('Hello', 300), 300: appearance('Hello') })],
    ['modified', 1, () => append(certify(contract()), { [num.contentOne]: text('900') })],
    ['invalid', 1, () => signAs(contract(), 0, { hex: (digits) => '0'.repeat(digits.length) })],
    ['indeterminate', 2, () => Buffer.from('Dear Sir')],
    ['unsigned', 3, () => contract()],
  ] as const)('answers %s with exit code %i', (verdict, code, make) => {
    const { status, stdout } = verify(make())
    expect([status, JSON.parse(stdout).verdict]).toEqual([code, verdict])
  })

  it('gives every signature its keys', () => {
    const [signature] = JSON.parse(verify(signAs(contract(), 0)).stdout).signatures
    expect(signature).toMatchObject({
      field: 'signer1', signer: 'Ada Archer', signedAt: '2025-01-02T03:04:05.000Z', integrity: 'intact', covers: 'whole file', changesAfter: 'none', level: 'B-B', trust: 'self-signed', findings: [],
    })
  })

  it('trusts the certificates it is given, and nothing else', () => {
    const pem = join(folder, 'root.pem')
    writeFileSync(pem, `-----BEGIN CERTIFICATE-----\n${root.certificate.toString('base64')}\n-----END CERTIFICATE-----\n`)
    expect(JSON.parse(verify(byDora()).stdout).signatures[0].trust).toBe('unknown')
    expect(JSON.parse(verify(byDora(), ['--json', '--trust', pem]).stdout).signatures[0].trust).toBe('imported')
    writeFileSync(pem, 'nothing')
    expect(verify(byDora(), ['--json', '--trust', pem])).toMatchObject({ status: 2, stderr: expect.stringContaining('holds no certificate that can be read') })
  })

  it('says it in words, with what was changed afterwards', () => {
    const { stdout } = verify(append(certify(contract()), { [num.note]: noteField('Hello', 300), 300: appearance('Hello') }), [])
    expect(stdout).toContain('Signed by one person; only permitted additions since.')
    expect(stdout).toContain('Afterwards: The field “note” was filled in. Permitted: the certification permits filling in and signing (DocMDP level 2).')
  })

  it('cannot read what is not there', () => expect(verify(null).status).toBe(2))
})
