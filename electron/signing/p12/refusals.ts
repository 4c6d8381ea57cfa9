import { AppError } from '#shared/ipc/errors.ts'

/** Every way in which a file with a signing identity is refused; nothing of it is kept then. */
const REFUSALS = {
  'identity.wrong-passphrase': 'This passphrase does not open the file. Nothing was imported; try again.',
  'identity.damaged': 'This file is damaged, or it is no file of keys and certificates (.p12, .pfx). Nothing was imported; export it again where it comes from.',
  'identity.no-key': 'This file holds no private key together with its certificate, so nobody can sign with it. Nothing was imported; export the identity with its private key.',
  'identity.unsupported': 'This file is protected, or its key is made, in a way that is not supported here. Nothing was imported.',
  'identity.too-large': 'This file is larger than any file with a signing identity, or asks for far more work. Nothing was imported.',
} as const

export function refusal(code: keyof typeof REFUSALS, detail?: string, cause?: unknown): AppError {
  const message = REFUSALS[code]
  return new AppError(code, detail === undefined ? message : `${message} (${detail})`, { cause })
}
