import { createIdentityAtCost, unlockIdentity } from '#electron/signing/identity.ts'
import type { SigningKey, StoredIdentity } from '#electron/signing/identity.ts'

/** Cheap on purpose: the tests are about what is encrypted, not about how long a guess takes. */
export const QUICK_COST = { N: 2 ** 4, r: 8, p: 1 }
export const PASSPHRASE = 'correct horse battery'

export function quickIdentity(name: string, more: { email?: string; organisation?: string; country?: string } = {}): Promise<StoredIdentity> {
  const wanted = { name, ...more, passphrase: PASSPHRASE, notBefore: new Date('2026-01-01T00:00:00Z'), validYears: 5 }
  return createIdentityAtCost(wanted, QUICK_COST)
}

export async function quickKey(name: string): Promise<SigningKey> {
  return unlockIdentity(await quickIdentity(name), PASSPHRASE)
}
