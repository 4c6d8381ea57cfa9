import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headOf, mostDays, requestHeadSchema, type FileFormat } from '#shared/approvals/files/bodies.ts'
import { fileText, largestFile, readSignedFile, requestHash, signingInput } from '#shared/approvals/files/read-file.ts'
import { fileFaults, refusedFile } from '#shared/approvals/files/refusals.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { decision, request, signature } from '#test/shared/approvals/files/bodies.ts'
import { outcome, value } from '#test/helpers/records.ts'

const asked = fileText(request, signature)
const answered = fileText(decision, signature)
const read = (text: string, format: FileFormat = 'countersign-approval-request') => outcome(readSignedFile(text, format))
/** The file with members changed, written canonically all the same. */
const changed = (more: object, envelope: object = {}) => canonicalJson({ body: { ...request, ...more }, signature, ...envelope })

describe('an approval file', () => {
  it('is read back as it was written, with what was signed', () => {
    expect(value(readSignedFile(asked, 'countersign-approval-request'))).toEqual({ body: request, signed: canonicalJson(request), signature })
    expect(value(readSignedFile(answered, 'countersign-approval-decision'))).toEqual({ body: decision, signed: signingInput(decision), signature })
    expect(asked).toContain(signingInput(request))
  })

  it('is a request or a decision, and never taken for the other', () => {
    expect(read(answered)).toBe('approval-file.not-a-request')
    expect(read(asked, 'countersign-approval-decision')).toBe('approval-file.not-a-decision')
    expect(read(changed({ format: 'countersign-approval-decision' }))).toBe('approval-file.not-a-request')
    expect(read(changed({ format: 'countersign-approval-decision' }), 'countersign-approval-decision')).toBe('approval-file.malformed')
  })

  it('of a newer Countersign is refused as that', () => {
    expect(read(changed({ formatVersion: 2, more: 'to come' }))).toBe('approval-file.other-format')
    expect(read(changed({ formatVersion: 0 }))).toBe('approval-file.malformed')
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'Dear Sir'],
    ['half a file', asked.slice(0, -10)],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['another format', changed({ format: 'countersign-backup' })],
    ['a format that every object has', changed({ format: 'toString' })],
    ['a member too many', changed({ more: 1 })],
    ['a member too many outside', changed({}, { more: 1 })],
    ['no signature', canonicalJson({ body: request })],
    ['an unknown way of signing', changed({}, { signature: { ...signature, algorithm: 'none' } })],
    ['a certificate that is no base64', changed({}, { signature: { ...signature, certificate: '<>' } })],
    ['a nonce that is too short', changed({ id: 'ab' })],
    ['a number as text', changed({ version: { ...request.version, number: '2' } })],
    ['a note that never ends', changed({ note: 'x'.repeat(2001) })],
    ['a date that is none', changed({ issuedAt: '2026-02-30' })],
    ['facts that are no text', changed({ facts: { value: 24_000 } })],
  ])('is refused as malformed: %s', (_, text) => {
    expect(read(text)).toBe('approval-file.malformed')
  })

  it('is refused where it nests without end, before anything is read', () => {
    for (const open of ['[', '{"a":']) expect(read(open.repeat(2_000_000))).toBe('approval-file.malformed')
    expect(read(`{"body":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBe('approval-file.malformed')
  })

  it('is refused where it is larger than any, unread', () => {
    expect(read(' '.repeat(largestFile + 1))).toBe('approval-file.too-large')
  })

  it.each([
    ['in the file', asked.replace('{"body":', '{"body":{},"body":')],
    ['in the body', asked.replace('"submitter":"Ada"', '"submitter":"Ada","submitter":"Ben"')],
    ['in what an object within it says', asked.replace('"name":"Legal"', '"name":"Legal","name":"Sales"')],
    ['after a list', asked.replace('"content":[],"type":"doc"', '"content":[{"a":"}\\"{"},"]"],"type":"doc","type":"doc"')],
  ])('that says something twice is refused as that: %s', (_, text) => {
    expect(text).not.toBe(asked)
    expect(read(text)).toBe('approval-file.duplicate-names')
  })

  it.each([
    ['with a space', asked.replace('"id":', '"id": ')],
    ['with a line at its end', `${asked}\n`],
    ['with a sign written otherwise', asked.replace('Ada', '\\u0041da')],
    ['with its members in another order', JSON.stringify({ signature, body: request })],
    ['with a number written otherwise', asked.replace('"formatVersion":1', '"formatVersion":1.0')],
    ['set out over lines', JSON.stringify(JSON.parse(asked), null, 2)],
  ])('that was rewritten is refused as that: %s', (_, text) => {
    expect(text).not.toBe(asked)
    expect(read(text)).toBe('approval-file.not-canonical')
  })

  it('has one text only: whatever else reads as the same is refused', () => {
    fc.assert(
      fc.property(fc.nat(asked.length), fc.constantFrom(' ', '\n', '\t', '\\u0020', ',', '0', '"'), (at, more) => {
        const text = asked.slice(0, at) + more + asked.slice(at)
        const result = readSignedFile(text, 'countersign-approval-request')
        // What is still read must say something else, which the signature does not fit.
        if (result.ok) expect([canonicalJson(result.value.body), canonicalJson(result.value.signature)]).not.toEqual([canonicalJson(request), canonicalJson(signature)])
      }),
      { numRuns: 300 },
    )
  })

  it('never makes the reader fail, whatever it holds', () => {
    const names = fc.constantFrom('body', 'signature', 'format', 'formatVersion', '__proto__', 'constructor', 'document', 'facts')
    const anything = fc.oneof(fc.string(), fc.json(), fc.dictionary(names, fc.jsonValue()).map((made) => canonicalJson(made)), fc.jsonValue().map((body) => canonicalJson({ body, signature })))
    fc.assert(
      fc.property(anything, (text) => {
        expect(read(text)).toMatch(/^approval-file\./)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a request is known by', () => {
  it('is the hash of its canonical body, and another for every other body', () => {
    expect(requestHash(request)).toMatch(/^[0-9a-f]{64}$/)
    expect(requestHash({ ...request, facts: { 'field:rent': '2000 — “net”', end: null, value: '24000 GBP', type: 'lease' } })).toBe(requestHash(request))
    expect(requestHash({ ...request, note: '' })).not.toBe(requestHash(request))
  })

  it('is listed without its texts', () => {
    const head = headOf({ ...request, base: { number: 1, hash: request.version.hash, document: null } })
    expect(requestHeadSchema.parse(head)).toEqual(head)
    expect(Object.keys(head)).not.toContain('document')
    expect(Object.keys(head)).not.toContain('base')
    expect(mostDays).toBe(90)
  })
})

describe('the reasons to refuse a file', () => {
  it('have a code and a sentence each, and no two are the same', () => {
    const all = fileFaults.map((fault) => refusedFile(fault).refusal)
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    expect(new Set(all.map(({ message }) => message)).size).toBe(all.length)
    for (const { message } of all) expect(message).toMatch(/^[A-Z].*(Nothing was (taken in|signed|changed)|nothing was changed).*\.$/i)
    expect(refusedFile('expired', 'on Monday').refusal.message).toMatch(/ \(on Monday\)$/)
  })
})
