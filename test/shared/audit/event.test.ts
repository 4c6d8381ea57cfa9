import { describe, expect, it } from 'vitest'
import { auditEventKinds, auditEventSchema, type AuditEvent } from '#shared/audit/event.ts'
import { auditSentence } from '#shared/audit/sentence.ts'
import { sampleEvents } from '#test/helpers/audit-events.ts'

describe('the union of audit events', () => {
  it('is closed: every kind once, and no other', () => {
    expect(auditEventKinds.toSorted()).toEqual(Object.keys(sampleEvents).toSorted())
    expect(auditEventSchema.safeParse({ kind: 'contract deleted', contract: 'lease' }).success).toBe(false)
  })

  it.each(auditEventKinds)('“%s” is read back as it was written, and takes nothing beside', (kind) => {
    const event = sampleEvents[kind]
    expect(auditEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
    expect(auditEventSchema.safeParse({ ...event, more: 1 }).success).toBe(false)
  })

  it('belongs to a contract or to the workspace as a whole, by its kind', () => {
    const ofWorkspace = auditEventKinds.filter((kind) => sampleEvents[kind].contract === null)
    expect(ofWorkspace).toEqual(['workspace created', 'settings changed', 'person added', 'person changed', 'profile switched', 'profile passphrase set', 'profile passphrase removed', 'identity made', 'identity imported', 'identity backed up', 'passphrase changed', 'certificate trusted', 'trust withdrawn', 'approval policies changed', 'signing authorities changed', 'substitutions changed', 'approval request taken in', 'approval request answered', 'approver key recorded', 'approver key removed'])
    for (const kind of auditEventKinds) {
      const turned = { ...sampleEvents[kind], contract: sampleEvents[kind].contract === null ? 'lease' : null }
      expect(auditEventSchema.safeParse(turned).success, kind).toBe(false)
    }
  })
})

describe('the sentence of an event', () => {
  it('exists for every kind, and differs from every other', () => {
    const sentences = auditEventKinds.map((kind) => auditSentence(sampleEvents[kind]))
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z0-9]/)
      expect(sentence).not.toMatch(/undefined|null|\[object|NaN/)
    }
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  const cases: readonly (readonly [AuditEvent, string])[] = [
    [sampleEvents['workspace created'], 'Made the workspace “Marlow Ltd”'],
    [sampleEvents['settings changed'], 'Changed the settings (pageSize, locale)'],
    [sampleEvents['contract created'], 'Started “Lease” from the template “Commercial lease”'],
    [{ ...sampleEvents['contract created'], source: 'blank', from: '' }, 'Started “Lease”'],
    [sampleEvents['editing session'], 'Edited the text (3 steps)'],
    [{ ...sampleEvents['editing session'], steps: 1 }, 'Edited the text (1 step)'],
    [sampleEvents['state changed'], 'Moved from draft to review: ready'],
    [{ ...sampleEvents['state changed'], reason: '' }, 'Moved from draft to review'],
    [{ ...sampleEvents['turn passed'], daysHeld: 1 }, 'Passed the turn to the other side after 1 day'],
    [{ ...sampleEvents['turn passed'], to: 'ours', daysHeld: 0 }, 'Passed the turn to our side after 0 days'],
    [{ ...sampleEvents['approvals voided'], approvals: sampleEvents['approvals voided'].approvals.slice(0, 1) }, 'An approval was voided: edit again'],
    [sampleEvents['approvals voided'], '2 approvals were voided: edit again'],
    [{ ...sampleEvents['signing prepared'], signers: 1 }, 'Prepared the execution copy for 1 signature (bbbbbbbbbbbb)'],
    [sampleEvents['document signed'], 'Ada signed as signer with key aaaaaaaaaaaa'],
    [sampleEvents['signing voided'], 'Ended the signing; 1 collected signature is void and kept: edit again'],
    [{ ...sampleEvents['signing voided'], signatures: 0 }, 'Ended the signing; 0 collected signatures are void and kept: edit again'],
  ]

  it.each(cases.map(([event, sentence]) => ({ event, sentence })))('reads “$sentence”', ({ event, sentence }) => {
    expect(auditSentence(event)).toBe(sentence)
  })

  it('fails loudly for a kind that does not exist', () => {
    expect(() => auditSentence({ kind: 'surprise' } as never)).toThrow('Unexpected audit event')
  })
})
