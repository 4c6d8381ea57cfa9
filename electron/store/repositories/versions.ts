import type { Db } from '#electron/store/database.ts'
import { readValue } from '#electron/store/repositories/record.ts'
import { versionSchema, type Version } from '#shared/contracts/version.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ContractId, VersionId } from '#shared/lib/ids.ts'

interface Row {
  id: string
  contract: string
  number: number
  name: string
  kind: string
  hash: string
  words: number
  note: string
  created_at: string
  created_by: string
}

function fromRow({ created_at: createdAt, created_by: createdBy, ...row }: Row): Version {
  return readValue(versionSchema, { ...row, createdAt, createdBy }, 'a version')
}

const columns = 'id, contract, number, name, kind, hash, words, note, created_at, created_by'

export function versionsOf(db: Db, contract: ContractId): Version[] {
  return db.prepare<[string], Row>(`SELECT ${columns} FROM versions WHERE contract = ? ORDER BY number`).all(contract).map(fromRow)
}

/** Throws version.missing. */
export function getVersion(db: Db, id: VersionId): Version {
  const row = db.prepare<[string], Row>(`SELECT ${columns} FROM versions WHERE id = ?`).get(id)
  if (row === undefined) throw new AppError('version.missing', 'This version is not in the workspace.')
  return fromRow(row)
}

export function insertVersion(db: Db, version: Version): void {
  db.prepare(`INSERT INTO versions (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    version.id,
    version.contract,
    version.number,
    version.name,
    version.kind,
    version.hash,
    version.words,
    version.note,
    version.createdAt,
    version.createdBy,
  )
}
