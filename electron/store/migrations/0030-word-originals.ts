import type { Migration } from '#electron/store/migrations/migration.ts'

/** The Word file a contract began as, so that what is written later patches it; and under which id each comment stands in it. */
export const wordOriginals: Migration = {
  number: 30,
  what: 'Keep the Word file a contract was taken in from beside its text',
  sql: `
    CREATE TABLE word_originals (
      contract TEXT PRIMARY KEY REFERENCES contracts(id),
      file TEXT NOT NULL REFERENCES blobs(hash),
      comments TEXT NOT NULL CHECK (json_valid(comments))
    ) STRICT;
    CREATE TRIGGER word_originals_are_immutable BEFORE UPDATE ON word_originals BEGIN SELECT RAISE(ABORT, 'word originals are immutable'); END;
    CREATE TRIGGER word_originals_are_kept BEFORE DELETE ON word_originals BEGIN SELECT RAISE(ABORT, 'word originals are kept'); END;
  `,
}
