import type { Migration } from '#electron/store/migrations/migration.ts'

/** The first schema: people, contracts, documents and versions, drafts with their journal, approvals, signing, blobs, audit, search. */
export const foundation: Migration = {
  number: 10,
  what: 'Lay out the workspace',
  sql: `
    CREATE TABLE workspace (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      name TEXT NOT NULL,
      created_at TEXT NOT NULL,
      settings TEXT NOT NULL CHECK (json_valid(settings)),
      current_person TEXT REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE contracts (
      id TEXT PRIMARY KEY,
      record TEXT NOT NULL CHECK (json_valid(record)),
      state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED,
      updated_at TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.updatedAt')) STORED
    ) STRICT;
    CREATE INDEX contracts_by_state ON contracts(state, updated_at);

    CREATE TABLE documents (
      hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
      json TEXT NOT NULL CHECK (json_valid(json))
    ) STRICT;
    CREATE TRIGGER documents_are_immutable BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are immutable'); END;
    CREATE TRIGGER documents_are_kept BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are kept'); END;

    CREATE TABLE versions (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      number INTEGER NOT NULL CHECK (number >= 1),
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('internal', 'sent', 'received', 'signed')),
      hash TEXT NOT NULL REFERENCES documents(hash),
      words INTEGER NOT NULL,
      note TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL REFERENCES people(id),
      UNIQUE (contract, number)
    ) STRICT;
    CREATE TRIGGER versions_are_immutable BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
    CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;

    CREATE TABLE drafts (
      contract TEXT PRIMARY KEY REFERENCES contracts(id),
      snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
      snapshot_sequence INTEGER NOT NULL,
      audited_sequence INTEGER NOT NULL,
      indexed_sequence INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE journal (
      contract TEXT NOT NULL REFERENCES contracts(id),
      sequence INTEGER NOT NULL,
      steps TEXT NOT NULL CHECK (json_valid(steps)),
      count INTEGER NOT NULL CHECK (count >= 1),
      at TEXT NOT NULL,
      by TEXT NOT NULL REFERENCES people(id),
      PRIMARY KEY (contract, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE approvals (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;
    CREATE INDEX approvals_by_contract ON approvals(contract);
    CREATE TRIGGER approvals_are_kept BEFORE DELETE ON approvals BEGIN SELECT RAISE(ABORT, 'approvals are kept'); END;

    CREATE TABLE blobs (
      hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
      media_type TEXT NOT NULL,
      file_name TEXT,
      created_at TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER blobs_are_immutable BEFORE UPDATE OF hash, bytes ON blobs BEGIN SELECT RAISE(ABORT, 'blobs are immutable'); END;

    CREATE TABLE ceremonies (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record)),
      state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED
    ) STRICT;
    CREATE INDEX ceremonies_by_contract ON ceremonies(contract);
    CREATE UNIQUE INDEX one_open_ceremony ON ceremonies(contract) WHERE state = 'open';
    CREATE TRIGGER ceremonies_are_kept BEFORE DELETE ON ceremonies BEGIN SELECT RAISE(ABORT, 'ceremonies are kept'); END;

    CREATE TABLE identities (
      id TEXT PRIMARY KEY,
      person TEXT REFERENCES people(id),
      fingerprint TEXT NOT NULL UNIQUE,
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;

    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      by TEXT,
      event TEXT NOT NULL CHECK (json_valid(event)),
      contract TEXT GENERATED ALWAYS AS (json_extract(event, '$.contract')) STORED,
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE INDEX audit_by_contract ON audit(contract, sequence);
    CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

    CREATE VIRTUAL TABLE contract_text USING fts5(
      contract UNINDEXED, title, counterparty, body,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
  `,
}
