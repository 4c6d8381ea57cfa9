import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { findContract } from '#electron/cli/find-contract.ts'
import { findSigning } from '#electron/cli/find-signing.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import type { Services } from '#electron/services.ts'
import { giveOut, takeBack } from '#electron/signing-room/exchange.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import { changeWay } from '#electron/signing-room/signers.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { openSigners } from '#shared/signing/turns.ts'

interface Options {
  readonly workspace?: string
  readonly to?: string
  readonly out?: string
  readonly json?: true
}

/** Takes a file in, or says why not; a refusal is an answer, and nothing of the file is kept. */
async function take(services: Services, before: Ceremony, file: string, json: true | undefined): Promise<void> {
  const blob = services.transient.put({ bytes: readFileSync(file), mediaType: 'application/pdf', fileName: basename(file) })
  try {
    const after = await takeBack(services, before.id, blob, basename(file))
    const signed = after.signers.filter(({ id, signature }) => signature !== null && before.signers.some((each) => each.id === id && each.signature === null))
    if (json) sayJson({ taken: true, state: after.state, signed: signed.map(({ name, signature }) => ({ name, certified: signature?.certified, fingerprint: signature?.fingerprint })) })
    else for (const { name, signature } of signed) say(`${name} signed elsewhere, with a key certified for “${signature?.certified ?? ''}” (${signature?.fingerprint.slice(0, 16) ?? ''}).`)
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('exchange.')) throw error
    if (json) sayJson({ taken: false, code: error.code, message: error.message })
    else say(`${error.message} (${error.code})`)
    process.exitCode = exitCodes.no
  }
}

/** The command by which a file goes out to be signed elsewhere. */
export function addGiveOut(program: Command): void {
  program
    .command('give-out')
    .description('Write the file as it stands, to be signed in another program by those whose turn it is and who sign elsewhere.')
    .argument('<contract>', 'its title, an unmistakable part of it, or its id')
    .option('--workspace <file>', 'the workspace it is in')
    .option('--to <name>', 'someone whose turn it is and who is to sign elsewhere from now on')
    .option('-o, --out <file>', 'where to write')
    .option('--json', 'answer as JSON')
    .action((meant: string, options: Options) =>
      withWorkspace(options.workspace, (services) => {
        const ceremony = findSigning(services, findContract(services, meant), 'open')
        const chosen = openSigners(ceremony).find(({ name }) => name === options.to)
        if (chosen !== undefined) changeWay(services, ceremony.id, chosen.id, 'exchange')
        const { blob, fileName } = giveOut(services, ceremony.id)
        const path = resolve(options.out ?? fileName)
        writeOut(path, storedPdf(services, blob))
        if (options.json) sayJson({ file: path, sha256: blob })
        else say(`Wrote ${path} (SHA-256 ${blob}).`)
      }),
    )
}

/** The command by which it comes back. */
export function addTakeBack(program: Command): void {
  program
    .command('take-back')
    .description('Take in a file that was signed in another program: ours with permitted signatures only, or refused with the reason.')
    .argument('<contract>', 'its title, an unmistakable part of it, or its id')
    .argument('<file>')
    .option('--workspace <file>', 'the workspace it is in')
    .option('--json', 'answer as JSON')
    .action((meant: string, file: string, options: Options) =>
      withWorkspace(options.workspace, (services) => take(services, findSigning(services, findContract(services, meant), 'open'), file, options.json)),
    )
}
