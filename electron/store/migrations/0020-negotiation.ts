import type { Migration } from '#electron/store/migrations/migration.ts'

/**
 * Tracking for every contract there is (on where their paper was imported or the text has met the other side), comment threads, the
 * issues list, and the record of what crossed between the sides.
 */
export const negotiation: Migration = {
  number: 20,
  what: 'Track changes, discuss, list issues and record what crosses between the sides',
  sql: `
    UPDATE contracts SET record = json_set(record, '$.tracking', CASE
      WHEN json_extract(record, '$.state') NOT IN ('request', 'draft', 'review')
        OR json_extract(record, '$.turn') = 'theirs'
        OR EXISTS (SELECT 1 FROM audit WHERE audit.contract = contracts.id AND (
          (json_extract(event, '$.kind') = 'contract created' AND json_extract(event, '$.source') = 'import')
          OR (json_extract(event, '$.kind') = 'turn passed' AND json_extract(event, '$.to') = 'theirs')))
      THEN 'on' ELSE 'off' END);

    CREATE TABLE threads (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;
    CREATE INDEX threads_by_contract ON threads(contract);
    CREATE TRIGGER threads_are_kept BEFORE DELETE ON threads BEGIN SELECT RAISE(ABORT, 'threads are kept'); END;

    CREATE TABLE issues (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;
    CREATE INDEX issues_by_contract ON issues(contract);

    CREATE TABLE exchanges (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      version TEXT NOT NULL REFERENCES versions(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;
    CREATE INDEX exchanges_by_contract ON exchanges(contract);
    CREATE TRIGGER exchanges_are_immutable BEFORE UPDATE ON exchanges BEGIN SELECT RAISE(ABORT, 'exchanges are immutable'); END;
    CREATE TRIGGER exchanges_are_kept BEFORE DELETE ON exchanges BEGIN SELECT RAISE(ABORT, 'exchanges are kept'); END;
  `,
}
