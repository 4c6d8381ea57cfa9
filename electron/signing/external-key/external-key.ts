import type { SignatureScheme, SigningKey } from '../signing-key.ts'

/** A certificate on a token whose private key is there too. */
export interface ExternalIdentity {
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string
  /** What the token calls it. */
  readonly label: string
  readonly subject: string
  /** DER. */
  readonly certificate: Uint8Array
}

/** A card, a stick or a program that holds keys and signs with them, but never gives them out. */
export interface ExternalKey extends Disposable {
  /** What the token is called. */
  readonly label: string
  readonly identities: readonly ExternalIdentity[]
  /**
   * Signs as `signIncrement` asks, with the key of an identity; `scheme` for RSA keys, PKCS #1 version 1.5 when left out. Closing it leaves the
   * token open. Throws 'device.no-key', 'identity.unsupported'; its `sign` throws 'device.failed'.
   */
  signingKey(fingerprint: string, scheme?: SignatureScheme): SigningKey
  /** Logs out and lets go of the token. */
  close(): void
}
