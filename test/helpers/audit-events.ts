import type { AuditEvent, AuditEventKind } from '#shared/audit/event.ts'
import { hashA, hashB, id } from '#test/helpers/records.ts'

const contract = id<'contract'>('lease')
const version = id<'version'>('v1')
const ceremony = id<'ceremony'>('signing')

/** One event of every kind; the compiler asks for a new kind's here. */
export const sampleEvents: { readonly [K in AuditEventKind]: Extract<AuditEvent, { kind: K }> } = {
  'workspace created': { kind: 'workspace created', contract: null, name: 'Marlow Ltd' },
  'settings changed': { kind: 'settings changed', contract: null, changed: ['pageSize', 'locale'] },
  'person added': { kind: 'person added', contract: null, person: id('ada'), name: 'Ada', role: 'owner' },
  'person changed': { kind: 'person changed', contract: null, person: id('ada'), changed: ['title'] },
  'profile switched': { kind: 'profile switched', contract: null, from: id('ada'), to: id('ben') },
  'identity made': { kind: 'identity made', contract: null, identity: id('i1'), name: 'Ada', fingerprint: hashA },
  'contract created': { kind: 'contract created', contract, title: 'Lease', source: 'template', from: 'the template “Commercial lease”' },
  'Word file taken in': { kind: 'Word file taken in', contract, fileName: 'Lease.docx', file: hashA, changes: 4, threads: 2 },
  'details changed': { kind: 'details changed', contract, changed: ['title'] },
  'editing session': { kind: 'editing session', contract, steps: 3, fromSeq: 0, toSeq: 3 },
  'state changed': { kind: 'state changed', contract, from: 'draft', to: 'review', command: 'send to review', reason: 'ready' },
  'turn passed': { kind: 'turn passed', contract, to: 'theirs', daysHeld: 4 },
  'version named': { kind: 'version named', contract, version, number: 1, name: 'First draft', versionKind: 'internal', hash: hashA },
  'version restored': { kind: 'version restored', contract, from: version, version: id('v3'), hash: hashA },
  'approval given': { kind: 'approval given', contract, version, versionHash: hashA, approval: id('a1') },
  'approval refused': { kind: 'approval refused', contract, version, versionHash: hashA, approval: id('a1'), reason: 'clause 4' },
  'approvals voided': { kind: 'approvals voided', contract, approvals: [id('a1'), id('a2')], because: 'edit again' },
  'signing prepared': { kind: 'signing prepared', contract, ceremony, version, versionHash: hashA, pdf: hashB, signers: 3 },
  'document signed': { kind: 'document signed', contract, ceremony, signer: id('s1'), name: 'Ada', role: 'signer', fingerprint: hashA, pdf: hashB },
  'signing declined': { kind: 'signing declined', contract, ceremony, signer: id('s1'), reason: 'the rent' },
  'signing voided': { kind: 'signing voided', contract, ceremony, signatures: 1, because: 'edit again' },
  'signing completed': { kind: 'signing completed', contract, ceremony, pdf: hashB, certificate: hashA },
  'tracking changed': { kind: 'tracking changed', contract, tracking: 'off', because: '' },
  'thread started': { kind: 'thread started', contract, thread: id('t1'), comment: id('c1'), internal: true, quote: 'the rent' },
  'comment added': { kind: 'comment added', contract, thread: id('t1'), comment: id('c2'), reopened: false },
  'comment edited': { kind: 'comment edited', contract, thread: id('t1'), comment: id('c2'), before: 'too much' },
  'comment removed': { kind: 'comment removed', contract, thread: id('t1'), comment: id('c2'), text: 'too little' },
  'thread resolved': { kind: 'thread resolved', contract, thread: id('t1') },
  'thread reopened': { kind: 'thread reopened', contract, thread: id('t1') },
  'thread shown or hidden': { kind: 'thread shown or hidden', contract, thread: id('t1'), internal: false },
  'issue added': { kind: 'issue added', contract, issue: id('u1'), title: 'Rent review', clause: '4 Rent' },
  'issue changed': { kind: 'issue changed', contract, issue: id('u1'), title: 'Rent review', changed: ['status'], before: '{"status":"open"}' },
  'issue moved': { kind: 'issue moved', contract, issue: id('u1'), title: 'Rent review', place: 2 },
  'issue removed': { kind: 'issue removed', contract, issue: id('u1'), title: 'Rent review', before: '{"title":"Rent review"}' },
  'text sent': { kind: 'text sent', contract, exchange: id('e1'), version, versionHash: hashA, to: 'Bright Bakery Ltd', files: [{ fileName: 'Lease.pdf', hash: hashB }] },
  'text received': { kind: 'text received', contract, exchange: id('e2'), version: id('v2'), versionHash: hashB, from: 'Bright Bakery Ltd', fileName: 'Lease v2.txt', file: hashA },
  'comments received': { kind: 'comments received', contract, exchange: id('e2'), comments: 3, threads: 2 },
  'redline adopted': { kind: 'redline adopted', contract, exchange: id('e2'), version: id('v2'), setAside: null },
  exported: { kind: 'exported', contract, format: 'pdf', hash: hashA },
}
