import type { Db } from '#electron/store/database.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Sha256 } from '#shared/lib/hash.ts'

/** Keeps a document under its hash; keeping the same one twice is one row. */
export function keepDocument(db: Db, hash: Sha256, json: string): void {
  db.prepare('INSERT INTO documents (hash, json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING').run(hash, json)
}

/** The canonical JSON kept under a hash. Throws document.missing. */
export function documentByHash(db: Db, hash: Sha256): string {
  const row = db.prepare<[string], { json: string }>('SELECT json FROM documents WHERE hash = ?').get(hash)
  if (row === undefined) throw new AppError('document.missing', 'The text of this version is not in the workspace. Run the doctor on the file.')
  return row.json
}
