import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { AppError } from '#shared/ipc/errors.ts'

/** Where a passphrase may come from: a file that an option names, an environment variable, or the terminal; never the arguments, which others can see. */
export interface PassphraseSource {
  readonly file: string | undefined
  readonly variable: string
  /** What it opens, in words: "the signing key". */
  readonly of: string
  readonly option: string
}

/** Reads a passphrase. Throws cli.no-passphrase. */
export async function readPassphrase({ file, variable, of, option }: PassphraseSource): Promise<string> {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  const given = process.env[variable]
  if (given !== undefined) return given
  if (!process.stdin.isTTY) throw new AppError('cli.no-passphrase', `Give the passphrase of ${of} in a file: ${option} FILE.`)
  const asked = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await asked.question(`Passphrase of ${of}: `)
  } finally {
    asked.close()
  }
}

/** The passphrase of a signing key. */
export function keyPassphrase(file: string | undefined): Promise<string> {
  return readPassphrase({ file, variable: 'COUNTERSIGN_PASSPHRASE', of: 'the signing key', option: '--passphrase-file' })
}
