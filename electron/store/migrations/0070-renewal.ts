import type { Migration } from '#electron/store/migrations/migration.ts'

/** Every contract there is gets a place for its terms, the rule for its price, what was decided at the end of each term, and its open conditions. */
export const renewal: Migration = {
  number: 70,
  what: 'Keep how contracts go on, by how much their price may rise, and what was decided',
  sql: `
    UPDATE contracts SET record = json_set(record, '$.terms', json('null'), '$.uplift', json('null'), '$.renewals', json('[]'), '$.openConditions', 0);
  `,
}
