import type { Migration } from '#electron/store/migrations/migration.ts'

/** Obligations, the times they are due, breaches, and which suggestions were decided on. */
export const obligations: Migration = {
  number: 60,
  what: 'Keep what contracts oblige to, when it is due, and who broke it',
  sql: `
    CREATE TABLE obligations (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record)),
      planned_on TEXT NOT NULL,
      planned_through TEXT NOT NULL,
      title TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.title')) STORED,
      kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.kind')) STORED,
      debtor TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.debtor')) STORED,
      owner TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.owner')) STORED,
      acceptor TEXT GENERATED ALWAYS AS (json_extract(record, '$.acceptor')) STORED,
      anchored INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.trigger.on') = 'offset') STORED,
      recurring INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.recurrence') IS NOT NULL) STORED,
      ended INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.ended') IS NOT NULL) STORED
    ) STRICT;
    CREATE INDEX obligations_by_contract ON obligations(contract);
    -- These hold all that lists and counts ask for, so that they read no record that is not shown.
    CREATE INDEX obligations_listed ON obligations(kind, debtor, owner, acceptor, title, contract, id);
    CREATE INDEX obligations_to_plan ON obligations(ended, recurring, planned_through);
    CREATE INDEX obligations_that_move ON obligations(ended, anchored, planned_on);
    CREATE TRIGGER obligations_are_kept BEFORE DELETE ON obligations BEGIN SELECT RAISE(ABORT, 'obligations are kept'); END;

    CREATE TABLE occurrences (
      id TEXT PRIMARY KEY,
      obligation TEXT NOT NULL REFERENCES obligations(id),
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record)),
      due TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.due')) STORED,
      opens TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.opens')) STORED,
      state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED,
      overdue_after TEXT NOT NULL,
      valid_until TEXT
    ) STRICT;
    CREATE INDEX occurrences_by_obligation ON occurrences(obligation);
    CREATE INDEX occurrences_by_contract ON occurrences(contract);
    CREATE INDEX occurrences_by_due ON occurrences(due, id, obligation, state, opens, overdue_after);
    CREATE INDEX occurrences_by_state ON occurrences(state, due, id, obligation, opens, overdue_after);
    CREATE INDEX occurrences_overdue ON occurrences(state, overdue_after, due, id, obligation, opens);
    CREATE INDEX occurrences_that_run_out ON occurrences(valid_until) WHERE valid_until IS NOT NULL;
    CREATE TRIGGER what_was_done_is_kept BEFORE DELETE ON occurrences WHEN OLD.state <> 'scheduled' OR json_array_length(OLD.record, '$.evidence') > 0
    BEGIN SELECT RAISE(ABORT, 'what was acted on is kept'); END;

    CREATE TABLE breaches (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      record TEXT NOT NULL CHECK (json_valid(record)),
      state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED
    ) STRICT;
    CREATE INDEX breaches_by_contract ON breaches(contract);
    CREATE INDEX breaches_by_state ON breaches(state);
    CREATE TRIGGER breaches_are_kept BEFORE DELETE ON breaches BEGIN SELECT RAISE(ABORT, 'breaches are kept'); END;

    CREATE TABLE suggestion_decisions (
      contract TEXT NOT NULL REFERENCES contracts(id),
      key TEXT NOT NULL,
      accepted INTEGER NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL REFERENCES people(id),
      PRIMARY KEY (contract, key)
    ) STRICT, WITHOUT ROWID;
  `,
}
