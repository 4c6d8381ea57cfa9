import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { removeUnreachable } from '#electron/pdf/object-graph.ts'
import { loadPdf } from '#electron/pdf/page-text.ts'
import { readScan } from '#electron/pdf/scan.ts'
import { blobAddress } from '#electron/store/repositories/blobs.ts'
import { pdfsig, qpdfCheck, renderedPage } from '#test/electron/signing/pdf-tools.ts'
import { actOf, ada, keyring, named, opened, textOf, tom, wanda } from '#test/electron/signing-room/room.ts'
import { passphrase, statement } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

/** A scan of so many pages: grey sheets, each with a line. */
async function scanned(pages: number, words = 'signed in ink'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 1; page <= pages; page += 1) pdf.addPage([595, 842]).drawText(`${words} ${page}`, { x: 60, y: 400, size: 14 })
  return pdf.save()
}

/** A grey PNG, said to be so wide. */
function png(width: number, height: number, said = width): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    let crc = 0xffffffff
    for (const byte of body) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(said, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc((width + 1) * height, 128)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

describe('signing on paper', { timeout: 180_000 }, () => {
  it('takes scans in, puts the counterparts together with what was signed digitally, and says so in the certificate', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, [{ ...ada, turn: 1, way: 'wet ink' }, { ...wanda, way: 'wet ink' }, { ...tom, turn: 1 }])
    const inkOf = async (name: string, bytes: Uint8Array, more: object = {}) => ({
      ceremony: ceremony.id, signer: named(ceremony, name).id, blob: app.put(bytes, 'application/pdf', 'scan.pdf'), fileName: 'scan.pdf', shows: [1, 2, 3], signedOn: '2026-03-01', original: 'The safe, shelf 2', witness: null, ...more,
    })
    const scan = await scanned(ceremony.pages)
    const refusals = {
      'ink.page-count': await inkOf('Ada Marlow', await scanned(2)),
      'ink.no-such-page': await inkOf('Ada Marlow', scan, { shows: [1, 2, 9] }),
      'ink.signature-page-missing': await inkOf('Ada Marlow', await scanned(1), { shows: [2] }),
      'ink.signed-later': await inkOf('Ada Marlow', scan, { signedOn: '2026-03-03' }),
      'ink.unreadable': await inkOf('Ada Marlow', Buffer.from('%PDF-1.7\nDear Sir')),
      'ink.too-large': await inkOf('Ada Marlow', png(4, 4, 2_000_000_000), { shows: [1] }),
      'signing.not-your-turn': await inkOf('Wanda Weir', scan, { witness: statement }),
      'signing.witness-statement-unasked': await inkOf('Ada Marlow', scan, { witness: statement }),
    }
    for (const [code, act] of Object.entries(refusals)) expect(await app.code('signing.takeInk', act), code).toBe(code)
    expect((await app.ask('signing.get', { ceremony: ceremony.id })).ceremony).toEqual(ceremony)

    const first = await app.ask('signing.takeInk', await inkOf('Ada Marlow', scan))
    expect(first).toMatchObject({ state: 'open', pdf: ceremony.executionCopy })
    expect(named(first, 'Ada Marlow').signature).toMatchObject({ markKind: 'ink', fingerprint: '', ink: { scan: blobAddress(scan), pages: 3, shows: [1, 2, 3], signedOn: '2026-03-01' } })
    await app.ask('signing.takeInk', await inkOf('Wanda Weir', png(300, 200), { shows: [1], witness: statement }))
    const done = await app.ask('signing.sign', actOf(ceremony, 'Tom Bright', await key('Tom Bright', { mine: true })))
    expect(app.reported).toEqual([])
    expect(done).toMatchObject({ state: 'completed', certificateSealedBy: 'Tom Bright', conformedSealedBy: 'Tom Bright' })
    expect(pdfsig(app.bytes(done.pdf))).toEqual([{ name: 'Signature3', valid: true, total: true }])

    const conformed = app.bytes(done.conformed ?? done.pdf)
    qpdfCheck(conformed)
    expect(pdfsig(conformed)).toEqual([{ name: 'Seal', valid: true, total: true }])
    const copy = await loadPdf(conformed)
    expect(copy.getPageCount()).toBe(ceremony.pages + 1 + 3 + 1 + 1)
    const words = textOf(conformed)
    for (const said of ['Counterpart 1', 'signed in ink 3', 'The safe, shelf 2', blobAddress(scan), 'Ada Marlow, signer', 'Wanda Weir, witness', '1 March 2026']) expect(words).toContain(said)
    expect(words.indexOf('Counterpart 1')).toBeLessThan(words.indexOf('signed in ink 1'))
    expect(renderedPage(conformed, 1).equals(renderedPage(app.bytes(done.pdf), 1))).toBe(true)
    const verified = await app.ask('verify.file', { blob: app.put(conformed, 'application/pdf', 'c.pdf'), fileName: 'c.pdf' })
    expect(verified).toMatchObject({ report: { verdict: 'intact', signatures: [{ kind: 'certification', trust: 'pinned' }] }, recognised: { what: 'conformed copy', newest: true } })
    expect((await app.ask('verify.file', { blob: blobAddress(scan), fileName: 'scan.pdf' })).recognised).toMatchObject({ what: 'scan' })

    const certificate = textOf(app.bytes(done.certificate ?? done.pdf))
    for (const said of ['Signed on paper 1 March 2026; 3 pages scanned', 'The safe, shelf 2', 'Certificate issued by Tom Bright', 'Intact']) expect(certificate).toContain(said)
    expect(app.reported).toEqual([])
  })

  it('by all leaves a file without digital signatures, and a conformed copy that the house can seal', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, [{ ...ada, way: 'wet ink' }, wanda, tom])
    const blob = app.put(await scanned(3), 'application/pdf', 'scan.pdf')
    let last = ceremony
    for (const { id: signer, role } of ceremony.signers) {
      last = await app.ask('signing.takeInk', { ceremony: ceremony.id, signer, blob, fileName: 'scan.pdf', shows: [1, 2, 3], signedOn: '2026-03-02', original: 'Ledger 4', witness: role === 'witness' ? statement : null })
    }
    expect(app.reported).toEqual([])
    expect(last).toMatchObject({ state: 'completed', pdf: ceremony.executionCopy, conformedSealedBy: null, certificateSealedBy: null })
    expect((await loadPdf(app.bytes(last.conformed ?? last.pdf))).getPageCount()).toBe(3 + 1 + 3)
    expect(textOf(app.bytes(last.certificate ?? last.pdf))).toContain('Everyone signed on paper')
    const sealed = await app.ask('signing.sealCertificate', { ceremony: ceremony.id, identity: { id: await key('Ada Marlow', { mine: true }), passphrase } })
    expect(sealed).toMatchObject({ conformedSealedBy: 'Ada Marlow', certificateSealedBy: 'Ada Marlow' })
    expect(app.bytes(sealed.conformed ?? sealed.pdf).subarray(0, app.bytes(last.conformed ?? last.pdf).length)).toEqual(app.bytes(last.conformed ?? last.pdf))
    expect((await app.ask('contracts.get', { contract: ceremony.contract })).shown).toBe('active')
  })
})

describe('a scan', () => {
  it('brings what is drawn on its pages and nothing that acts', async () => {
    const source = await PDFDocument.create()
    source.addPage([300, 200]).drawText('ink', { x: 20, y: 20 })
    source.addJavaScript('main', 'app.alert(1)')
    source.getForm().createTextField('field').addToPage(source.getPage(0), { x: 10, y: 100 })
    const scan = await readScan(await source.save())
    const target = await PDFDocument.create()
    await scan.addTo(target)
    await target.flush()
    removeUnreachable(target.context)
    const text = Buffer.from(await target.save({ useObjectStreams: false, updateFieldAppearances: false })).toString('latin1')
    expect([scan.pages, target.getPageCount()]).toEqual([1, 1])
    expect(text.match(/JavaScript|\/AcroForm|\/Widget/)).toBeNull()
  })
})
