import type { Migration } from '#electron/store/migrations/migration.ts'

/** The one stage there was: any owner but the submitter. Only whoever decided had a seat in what has ended. */
const stage = (live: string): string => `json_array(json_object(
  'id', 'standing-owner', 'name', 'Owner', 'quorum', json('{"rule":"any"}'), 'needed', json('true'), 'openedAt', submitted_at,
  'remindAfter', NULL, 'escalateAfter', NULL, 'escalateTo', NULL,
  'seats', json((SELECT json_group_array(json_object('person', people.id, 'reset', json('{"on":"every change"}'), 'delegate', NULL, 'added', NULL))
    FROM people WHERE people.id = decider OR (${live} AND people.id <> submitter AND json_extract(people.record, '$.role') = 'owner' AND json_extract(people.record, '$.active')))))
)`

const facts = `json_object(
  'title', json_extract(contracts.record, '$.title'), 'type', json_extract(contracts.record, '$.type'),
  'value', json_extract(contracts.record, '$.value.amount'), 'currency', json_extract(contracts.record, '$.value.currency'),
  'counterparty', nullif(trim(json_extract(contracts.record, '$.counterparty.name')), ''),
  'counterparty address', nullif(trim(json_extract(contracts.record, '$.counterparty.address')), ''),
  'counterparty registration', nullif(trim(json_extract(contracts.record, '$.counterparty.registration')), ''),
  'counterparty kind', json_extract(contracts.record, '$.counterparty.kind'),
  'effective', json_extract(contracts.record, '$.effective'), 'end', json_extract(contracts.record, '$.end'),
  'template', json_extract(contracts.record, '$.template.id'), 'deviations', NULL)`

const policy = `'policies', json('[]'), 'policy', json('{"id":"standing","name":"Standing policy"}'), 'note', ''`

/**
 * Submissions with their route and decisions, the policies of the house, who may sign for it and who stands in for whom. Under the one-stage
 * approval there was before, every decision ended its submission: each becomes a round, and what still waits becomes one without a decision.
 * Who submitted is on record where it still stands, else in the log.
 */
export const approvals: Migration = {
  number: 50,
  what: 'Approve in stages, under the policies of the house',
  sql: `
    CREATE TABLE approval_rounds (
      id TEXT PRIMARY KEY,
      contract TEXT NOT NULL REFERENCES contracts(id),
      number INTEGER NOT NULL CHECK (number >= 1),
      record TEXT NOT NULL CHECK (json_valid(record)),
      state TEXT NOT NULL GENERATED ALWAYS AS (json_extract(record, '$.state')) STORED,
      UNIQUE (contract, number)
    ) STRICT;
    CREATE INDEX approval_rounds_pending ON approval_rounds(state) WHERE state = 'pending';
    CREATE TRIGGER approval_rounds_are_kept BEFORE DELETE ON approval_rounds BEGIN SELECT RAISE(ABORT, 'approvals are kept'); END;

    CREATE TABLE policies (
      id TEXT PRIMARY KEY,
      place INTEGER NOT NULL UNIQUE,
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;

    CREATE TABLE signing_authorities (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL REFERENCES people(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;

    CREATE TABLE substitutions (
      id TEXT PRIMARY KEY,
      person TEXT NOT NULL REFERENCES people(id),
      substitute TEXT NOT NULL REFERENCES people(id),
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;

    WITH decided AS (
      SELECT approvals.id, approvals.contract, approvals.record,
        json_extract(approvals.record, '$.by') AS decider,
        json_extract(approvals.record, '$.at') AS decided_at,
        json_extract(approvals.record, '$.decision') AS decision,
        json_extract(approvals.record, '$.voided.at') AS voided_at,
        json_extract(contracts.record, '$.submission.by') AS standing_by,
        json_extract(contracts.record, '$.submission.at') AS standing_at,
        json_extract(contracts.record, '$.submission.version') = json_extract(approvals.record, '$.version') AND json_extract(approvals.record, '$.voided') IS NULL AS stands,
        (SELECT sequence FROM audit WHERE audit.contract = approvals.contract AND json_extract(event, '$.command') = 'submit'
          AND audit.at <= json_extract(approvals.record, '$.at') ORDER BY sequence DESC LIMIT 1) AS told
      FROM approvals JOIN contracts ON contracts.id = approvals.contract
    ), submitted AS (
      SELECT decided.*,
        CASE WHEN stands THEN standing_by ELSE coalesce((SELECT "by" FROM audit WHERE sequence = told), json_extract(contracts.record, '$.owner')) END AS submitter,
        CASE WHEN stands THEN standing_at ELSE coalesce((SELECT at FROM audit WHERE sequence = told), decided_at) END AS submitted_at,
        CASE WHEN decision = 'rejected' THEN 'rejected' WHEN voided_at IS NULL THEN 'approved' ELSE 'edited' END AS outcome
      FROM decided JOIN contracts ON contracts.id = decided.contract
    )
    INSERT INTO approval_rounds (id, contract, number, record)
    SELECT 'round ' || submitted.id, submitted.contract, row_number() OVER (PARTITION BY submitted.contract ORDER BY decided_at, submitted.id), json_object(
      'id', 'round ' || submitted.id, 'contract', submitted.contract, 'number', row_number() OVER (PARTITION BY submitted.contract ORDER BY decided_at, submitted.id),
      'version', json_extract(submitted.record, '$.version'), 'versionHash', json_extract(submitted.record, '$.versionHash'),
      'facts', json(CASE outcome WHEN 'approved' THEN ${facts} ELSE '{}' END),
      'submitter', submitter, 'submittedAt', submitted_at, ${policy},
      'stages', json(${stage("outcome = 'approved'")}),
      'decisions', json_array(json_object(
        'id', submitted.id, 'stage', 'standing-owner', 'seat', decider, 'by', decider, 'as', 'self', 'decision', decision,
        'reason', json_extract(submitted.record, '$.reason'), 'at', decided_at, 'versionHash', json_extract(submitted.record, '$.versionHash'),
        'facts', json(CASE outcome WHEN 'approved' THEN ${facts} ELSE '{}' END), 'file', NULL, 'voided', json(json_extract(submitted.record, '$.voided')))),
      'state', outcome, 'endedAt', coalesce(voided_at, decided_at))
    FROM submitted JOIN contracts ON contracts.id = submitted.contract;

    WITH waiting AS (
      SELECT id AS contract, NULL AS decider,
        json_extract(record, '$.submission.by') AS submitter, json_extract(record, '$.submission.at') AS submitted_at,
        1 + (SELECT count(*) FROM approval_rounds WHERE approval_rounds.contract = contracts.id) AS number
      FROM contracts WHERE json_extract(record, '$.state') = 'approval pending' AND json_extract(record, '$.submission') IS NOT NULL
    )
    INSERT INTO approval_rounds (id, contract, number, record)
    SELECT 'round ' || number || ' of ' || waiting.contract, waiting.contract, number, json_object(
      'id', 'round ' || number || ' of ' || waiting.contract, 'contract', waiting.contract, 'number', number,
      'version', json_extract(contracts.record, '$.submission.version'), 'versionHash', json_extract(contracts.record, '$.submission.versionHash'),
      'facts', json(${facts}), 'submitter', submitter, 'submittedAt', submitted_at, ${policy},
      'stages', json(${stage('TRUE')}), 'decisions', json('[]'), 'state', 'pending', 'endedAt', NULL)
    FROM waiting JOIN contracts ON contracts.id = waiting.contract;

    DROP TABLE approvals;
  `,
}
