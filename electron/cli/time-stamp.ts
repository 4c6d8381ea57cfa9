import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { findContract } from '#electron/cli/find-contract.ts'
import { findIdentity } from '#electron/cli/find-identity.ts'
import { findSigning } from '#electron/cli/find-signing.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { keyPassphrase } from '#electron/cli/passphrase.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import type { Services } from '#electron/services.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import { requestTimeStamp, stampHere, takeTimeStamp } from '#electron/signing-room/time-stamps.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'

interface Options {
  readonly workspace?: string
  readonly authority?: string
  readonly passphraseFile?: string
  readonly request?: string
  readonly response?: string
  readonly json?: true
}

function saveRequest(services: Services, { id }: Ceremony, out: string, json: true | undefined): void {
  const { blob } = requestTimeStamp(services, id)
  const path = resolve(out)
  writeOut(path, storedPdf(services, blob))
  if (json) sayJson({ file: path })
  else say(`Wrote ${path}. Take it to a time-stamp authority and bring the answer with --response.`)
}

async function stamp(services: Services, contract: Contract, options: Options): Promise<void> {
  const ceremony = findSigning(services, contract, 'completed')
  if (options.request !== undefined) return saveRequest(services, ceremony, options.request, options.json)
  if (options.response === undefined && options.authority === undefined) {
    throw new AppError('cli.no-authority', 'Say who stamps: --authority NAME for a key of this workspace, or --request FILE and then --response FILE for an authority elsewhere.')
  }
  const stamped =
    options.response !== undefined
      ? takeTimeStamp(services, ceremony.id, services.transient.put({ bytes: readFileSync(options.response), mediaType: 'application/timestamp-reply', fileName: null }))
      : await stampHere(services, ceremony.id, { id: findIdentity(services, options.authority ?? '').id, passphrase: await keyPassphrase(options.passphraseFile) })
  const last = stamped.timeStamps.at(-1)
  if (options.json) sayJson({ authority: last?.authority, at: last?.at, local: last?.local, pdf: stamped.pdf })
  else say(`Stamped by ${last?.authority ?? ''} at ${last?.at ?? ''}${last?.local ? ' (local clock)' : ''}.`)
}

/** The command that adds the time to a finished file. */
export function addTimeStamp(program: Command): void {
  program
    .command('time-stamp')
    .description('Stamp a signed file with the time: by an authority of the workspace, or by a request that goes out and its answer.')
    .argument('<contract>', 'its title, an unmistakable part of it, or its id')
    .option('--workspace <file>', 'the workspace it is in')
    .option('--authority <name>', 'a time-stamp authority of this workspace; it goes by the clock of this machine')
    .option('--passphrase-file <file>', 'a file with its passphrase')
    .option('--request <file>', 'where to write a request (.tsq)')
    .option('--response <file>', 'the answer of an authority (.tsr)')
    .option('--json', 'answer as JSON')
    .action((meant: string, options: Options) => withWorkspace(options.workspace, (services) => stamp(services, findContract(services, meant), options)))
}
