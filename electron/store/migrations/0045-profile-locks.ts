import type { Migration } from '#electron/store/migrations/migration.ts'

/** The passphrases that profiles are used with, as what a guess is checked against. */
export const profileLocks: Migration = {
  number: 45,
  what: 'Let a profile have its own passphrase',
  sql: `
    CREATE TABLE profile_locks (
      person TEXT PRIMARY KEY REFERENCES people(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT, WITHOUT ROWID;
  `,
}
