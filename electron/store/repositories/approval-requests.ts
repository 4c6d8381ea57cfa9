import { z } from 'zod'
import type { Db } from '#electron/store/database.ts'
import { readRecord, writeRecord } from '#electron/store/repositories/record.ts'
import { requestHeadSchema } from '#shared/approvals/files/bodies.ts'
import { givenRequestSchema, type GivenRequest } from '#shared/approvals/files/checks.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import { idSchema, instantSchema, type ContractId, type Id } from '#shared/lib/ids.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** When the decision on a request that went out was taken in, and the SHA-256 of its file. */
const takenSchema = z.strictObject({ at: instantSchema, by: idSchema<'person'>(), file: hash })
export type Taken = z.infer<typeof takenSchema>

export interface RequestOut {
  readonly given: GivenRequest
  readonly answered: Taken | null
}

interface OutRow {
  readonly record: string
  readonly answered: string | null
}

const what = 'a request for approval'
const fromOut = ({ record, answered }: OutRow): RequestOut => (
  { given: readRecord(givenRequestSchema, record, what), answered: answered === null ? null : readRecord(takenSchema, answered, what) }
)

export function insertRequestOut(db: Db, given: GivenRequest): void {
  const { nonce, contract, round, stage, seat } = given
  db.prepare('INSERT INTO approval_requests_out (nonce, contract, round, stage, seat, record, answered) VALUES (?, ?, ?, ?, ?, ?, NULL)').run(
    nonce, contract, round, stage, seat, writeRecord(givenRequestSchema, given, what),
  )
}

export function findRequestOut(db: Db, nonce: string): RequestOut | null {
  const row = db.prepare<[string], OutRow>('SELECT record, answered FROM approval_requests_out WHERE nonce = ?').get(nonce)
  return row === undefined ? null : fromOut(row)
}

/** Those of one round, in the order in which they went out. */
export function requestsOutOf(db: Db, contract: ContractId, round: Id<'round'>): RequestOut[] {
  return db.prepare<[string, string], OutRow>('SELECT record, answered FROM approval_requests_out WHERE contract = ? AND round = ? ORDER BY rowid').all(contract, round).map(fromOut)
}

export function requestsOutFor(db: Db, contract: ContractId): RequestOut[] {
  return db.prepare<[string], OutRow>('SELECT record, answered FROM approval_requests_out WHERE contract = ? ORDER BY rowid').all(contract).map(fromOut)
}

/** Once; the table refuses a second time. */
export function saveTaken(db: Db, nonce: string, taken: Taken): void {
  db.prepare('UPDATE approval_requests_out SET answered = ? WHERE nonce = ?').run(writeRecord(takenSchema, taken, what), nonce)
}

const receivedSchema = z.strictObject({
  fileName: z.string(),
  receivedAt: instantSchema,
  receivedBy: idSchema<'person'>(),
  /** Who signed it, by the certificate in it. */
  signerName: z.string(),
  head: requestHeadSchema,
})
const answerSchema = z.strictObject({
  decision: z.enum(['approved', 'rejected']),
  reason: z.string(),
  at: instantSchema,
  by: idSchema<'person'>(),
  fingerprint: hash,
  fileName: z.string(),
  /** The text of the decision file. */
  file: z.string(),
})
export type Answer = z.infer<typeof answerSchema>

/** A request from elsewhere, and what was answered. */
export interface RequestIn extends z.infer<typeof receivedSchema> {
  /** SHA-256 of its canonical body. */
  readonly id: Sha256
  readonly answered: Answer | null
}

interface InRow extends OutRow {
  readonly id: string
}

const fromIn = ({ id, record, answered }: InRow): RequestIn => (
  { id, ...readRecord(receivedSchema, record, what), answered: answered === null ? null : readRecord(answerSchema, answered, what) }
)

/** The newest first. */
export function allRequestsIn(db: Db): RequestIn[] {
  return db.prepare<[], InRow>('SELECT id, record, answered FROM approval_requests_in ORDER BY rowid DESC').all().map(fromIn)
}

export function findRequestIn(db: Db, id: Sha256): RequestIn | null {
  const row = db.prepare<[string], InRow>('SELECT id, record, answered FROM approval_requests_in WHERE id = ?').get(id)
  return row === undefined ? null : fromIn(row)
}

/** The text of the file it came in; empty where there is none. */
export function requestFile(db: Db, id: Sha256): string {
  return db.prepare<[string], { file: string }>('SELECT file FROM approval_requests_in WHERE id = ?').get(id)?.file ?? ''
}

export function insertRequestIn(db: Db, { id, ...record }: Omit<RequestIn, 'answered'>, file: string): void {
  db.prepare('INSERT INTO approval_requests_in (id, record, file, answered) VALUES (?, ?, ?, NULL)').run(id, writeRecord(receivedSchema, record, what), file)
}

/** Once; the table refuses a second time. */
export function saveAnswer(db: Db, id: Sha256, answer: Answer): void {
  db.prepare('UPDATE approval_requests_in SET answered = ? WHERE id = ?').run(writeRecord(answerSchema, answer, what), id)
}
