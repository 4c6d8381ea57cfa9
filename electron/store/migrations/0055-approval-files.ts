import type { Migration } from '#electron/store/migrations/migration.ts'

/** Approvals between machines: what was asked elsewhere, what was asked from elsewhere, and by which keys answers are known. */
export const approvalFiles: Migration = {
  number: 55,
  what: 'Ask for approvals in files, and answer them',
  sql: `
    CREATE TABLE approval_requests_out (
      nonce TEXT PRIMARY KEY CHECK (length(nonce) = 64),
      contract TEXT NOT NULL REFERENCES contracts(id),
      round TEXT NOT NULL,
      stage TEXT NOT NULL,
      seat TEXT NOT NULL REFERENCES people(id),
      record TEXT NOT NULL CHECK (json_valid(record)),
      answered TEXT CHECK (json_valid(answered))
    ) STRICT;
    CREATE INDEX approval_requests_out_by_round ON approval_requests_out(contract, round);
    CREATE TRIGGER approval_requests_out_are_kept BEFORE DELETE ON approval_requests_out BEGIN SELECT RAISE(ABORT, 'requests for approval are kept'); END;
    CREATE TRIGGER approval_requests_out_are_immutable BEFORE UPDATE OF nonce, contract, round, stage, seat, record ON approval_requests_out
      BEGIN SELECT RAISE(ABORT, 'requests for approval are immutable'); END;
    CREATE TRIGGER approval_requests_out_count_once BEFORE UPDATE OF answered ON approval_requests_out WHEN OLD.answered IS NOT NULL OR NEW.answered IS NULL
      BEGIN SELECT RAISE(ABORT, 'a request for approval is answered once'); END;

    CREATE TABLE approval_requests_in (
      id TEXT PRIMARY KEY CHECK (length(id) = 64),
      record TEXT NOT NULL CHECK (json_valid(record)),
      file TEXT NOT NULL CHECK (json_valid(file)),
      answered TEXT CHECK (json_valid(answered))
    ) STRICT;
    CREATE TRIGGER approval_requests_in_are_kept BEFORE DELETE ON approval_requests_in BEGIN SELECT RAISE(ABORT, 'requests for approval are kept'); END;
    CREATE TRIGGER approval_requests_in_are_immutable BEFORE UPDATE OF id, record, file ON approval_requests_in
      BEGIN SELECT RAISE(ABORT, 'requests for approval are immutable'); END;
    CREATE TRIGGER approval_requests_in_count_once BEFORE UPDATE OF answered ON approval_requests_in WHEN OLD.answered IS NOT NULL OR NEW.answered IS NULL
      BEGIN SELECT RAISE(ABORT, 'a request for approval is answered once'); END;

    CREATE TABLE person_keys (
      person TEXT NOT NULL REFERENCES people(id),
      fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
      certificate BLOB NOT NULL,
      record TEXT NOT NULL CHECK (json_valid(record)),
      PRIMARY KEY (person, fingerprint)
    ) STRICT;
    CREATE TRIGGER person_keys_are_immutable BEFORE UPDATE ON person_keys BEGIN SELECT RAISE(ABORT, 'keys of people are immutable'); END;
  `,
}
