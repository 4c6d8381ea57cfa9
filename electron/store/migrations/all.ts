import { foundation } from '#electron/store/migrations/0010-foundation.ts'
import { negotiation } from '#electron/store/migrations/0020-negotiation.ts'
import { wordOriginals } from '#electron/store/migrations/0030-word-originals.ts'
import { trustedCertificates } from '#electron/store/migrations/0040-trusted-certificates.ts'
import { profileLocks } from '#electron/store/migrations/0045-profile-locks.ts'
import { approvals } from '#electron/store/migrations/0050-approvals.ts'
import { approvalFiles } from '#electron/store/migrations/0055-approval-files.ts'
import { obligations } from '#electron/store/migrations/0060-obligations.ts'
import { renewal } from '#electron/store/migrations/0070-renewal.ts'
import type { Migration } from '#electron/store/migrations/migration.ts'

/** Every migration, in order. A new one is appended; none is ever changed once released. */
export const migrations: readonly Migration[] = [foundation, negotiation, wordOriginals, trustedCertificates, profileLocks, approvals, approvalFiles, obligations, renewal]

/** The schema this program writes. */
export const latestSchema = Math.max(...migrations.map((migration) => migration.number))
