import type { Migration } from '#electron/store/migrations/migration.ts'

/** The certificates a person trusts: of whoever issues certificates, and of single signers. */
export const trustedCertificates: Migration = {
  number: 40,
  what: 'Keep the certificates that are trusted',
  sql: `
    CREATE TABLE trusted_certificates (
      fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64),
      certificate BLOB NOT NULL,
      record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT;
    CREATE TRIGGER trusted_certificates_are_immutable BEFORE UPDATE ON trusted_certificates BEGIN SELECT RAISE(ABORT, 'trusted certificates are immutable'); END;
  `,
}
