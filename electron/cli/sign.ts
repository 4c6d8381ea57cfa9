import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { findContract } from '#electron/cli/find-contract.ts'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import type { Services } from '#electron/services.ts'
import { identityViews, makeIdentity } from '#electron/signing-room/identities.ts'
import { prepareSigning } from '#electron/signing-room/prepare.ts'
import { sign } from '#electron/signing-room/sign.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { signatureBlocks } from '#shared/signing/blocks.ts'
import { consentWording, type Ceremony, type Signer } from '#shared/signing/ceremony.ts'
import { nextSigner } from '#shared/signing/turns.ts'

interface Options {
  readonly workspace?: string
  readonly as?: string
  readonly witness?: string
  readonly address?: string
  readonly occupation?: string
  readonly passphraseFile?: string
  readonly iHaveReadItAndConsent?: true
  readonly json?: true
}

/** The passphrase from a file, from COUNTERSIGN_PASSPHRASE, or asked for; never from the arguments, which others can see. */
async function readPassphrase(options: Options): Promise<string> {
  if (options.passphraseFile !== undefined) return readFileSync(options.passphraseFile, 'utf8').replace(/\r?\n$/, '')
  const given = process.env['COUNTERSIGN_PASSPHRASE']
  if (given !== undefined) return given
  if (!process.stdin.isTTY) throw new AppError('cli.no-passphrase', 'Give the passphrase of the signing key in a file: --passphrase-file FILE.')
  const asked = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await asked.question('Passphrase of the signing key: ')
  } finally {
    asked.close()
  }
}

/** The open signing; an approved contract is prepared first, with the people its signature blocks name. */
async function openSigning(services: Services, contract: Contract, witness: string | undefined): Promise<Ceremony> {
  const open = ceremoniesOf(services.db, contract.id).find((ceremony) => ceremony.state === 'open')
  if (open !== undefined) return open
  const blocks = signatureBlocks(services.drafts.read(contract.id).doc)
  const signers = blocks.flatMap((block) => [
    { block: block.id, role: 'signer' as const, name: block.signer, capacity: block.capacity, email: '' },
    ...(block.witness ? [{ block: block.id, role: 'witness' as const, name: witness ?? '', capacity: 'Witness', email: '' }] : []),
  ])
  if (signers.some((signer) => signer.name.trim() === '')) {
    throw new AppError('cli.unnamed-signer', 'The document does not name everyone who signs. Fill in the signature blocks, and give --witness NAME where one is asked for.')
  }
  return prepareSigning(services, contract.id, signers)
}

function statementOf(signer: Signer, options: Options) {
  if (signer.role !== 'witness') return null
  if (options.address === undefined || options.occupation === undefined) {
    throw new AppError('cli.no-witness-details', 'A witness gives --address and --occupation, and confirms being an adult, present and not a party by signing.')
  }
  return { adult: true, present: true, notParty: true, address: options.address, occupation: options.occupation } as const
}

async function signNext(services: Services, contract: Contract, options: Options): Promise<void> {
  if (contract.state === 'executed') {
    say(`“${contract.title}” is signed by everyone already.`)
    process.exitCode = exitCodes.nothingToDo
    return
  }
  const ceremony = await openSigning(services, contract, options.witness)
  const signer = nextSigner(ceremony)
  if (signer === null) throw new AppError('signing.ended', 'This signing has ended.')
  if (options.as !== signer.name) throw new AppError('cli.other-signer', `${signer.name} signs next${options.as === undefined ? '' : `, not ${options.as}`}. Give --as "${signer.name}".`)
  if (!options.iHaveReadItAndConsent) throw new AppError('cli.no-consent', `To sign, read the document and agree: “${consentWording}” Then add --i-have-read-it-and-consent.`)
  const passphrase = await readPassphrase(options)
  const known = identityViews(services).find((identity) => identity.name === signer.name)
  const identity = known ?? (await makeIdentity(services, { name: signer.name, email: signer.email, passphrase, mine: false }))
  const signed = await sign(services, {
    ceremony: ceremony.id,
    signer: signer.id,
    mark: { kind: 'typed', text: signer.name, face: 'dancing-script' },
    pagesViewed: Array.from({ length: ceremony.pages }, (_, page) => page + 1),
    identity: { id: identity.id, passphrase },
    witness: statementOf(signer, options),
  })
  const next = nextSigner(signed)
  if (options.json) sayJson({ signed: signer.name, state: signed.state, next: next?.name ?? null, fingerprint: identity.fingerprint })
  else say(`${signer.name} signed “${contract.title}” with key ${identity.fingerprint.slice(0, 16)}. ${next === null ? 'Everyone has signed.' : `${next.name} signs next.`}`)
}

export function addSign(program: Command): void {
  program
    .command('sign')
    .description('Sign a contract as the person whose turn it is; an approved contract is prepared for signing first.')
    .argument('<contract>', 'its title, an unmistakable part of it, or its id')
    .option('--workspace <file>', 'the workspace it is in')
    .option('--as <name>', 'who signs')
    .option('--witness <name>', 'who will witness, where the document asks for it')
    .option('--address <address>', 'a witness’s address')
    .option('--occupation <occupation>', 'a witness’s occupation')
    .option('--passphrase-file <file>', 'a file with the passphrase of the signing key; a key is made at the first signature')
    .option('--i-have-read-it-and-consent', 'that you have read the document and agree to sign it electronically')
    .option('--json', 'answer as JSON')
    .action((meant: string, options: Options) => withWorkspace(options.workspace, (services) => signNext(services, findContract(services, meant), options)))
}
