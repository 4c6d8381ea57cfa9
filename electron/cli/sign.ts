import type { Command } from 'commander'
import { findContract } from '#electron/cli/find-contract.ts'
import { findIdentity } from '#electron/cli/find-identity.ts'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { keyPassphrase, readPassphrase } from '#electron/cli/passphrase.ts'
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
import { signsWithMark } from '#shared/signing/intent.ts'
import { nextSigner, openSigners } from '#shared/signing/turns.ts'

interface Options {
  readonly workspace?: string
  readonly as?: string
  readonly witness?: string
  readonly address?: string
  readonly occupation?: string
  readonly passphraseFile?: string
  readonly seal?: string
  readonly sealPassphraseFile?: string
  readonly iHaveReadItAndConsent?: true
  readonly json?: true
}

/** The open signing; an approved contract is prepared first, with the people its signature blocks name. */
async function openSigning(services: Services, contract: Contract, options: Options): Promise<Ceremony> {
  const open = ceremoniesOf(services.db, contract.id).find((ceremony) => ceremony.state === 'open')
  if (open !== undefined) return open
  const blocks = signatureBlocks(services.drafts.read(contract.id).doc)
  const signers = blocks.flatMap((block) => [
    { block: block.id, role: 'signer' as const, name: block.signer, capacity: block.capacity, email: '' },
    ...(block.witness ? [{ block: block.id, role: 'witness' as const, name: options.witness ?? '', capacity: 'Witness', email: '' }] : []),
  ])
  if (signers.some((signer) => signer.name.trim() === '')) {
    throw new AppError('cli.unnamed-signer', 'The document does not name everyone who signs. Fill in the signature blocks, and give --witness NAME where one is asked for.')
  }
  if (options.seal === undefined) return prepareSigning(services, contract.id, signers)
  const passphrase = await readPassphrase({ file: options.sealPassphraseFile, variable: 'COUNTERSIGN_SEAL_PASSPHRASE', of: 'the key that seals', option: '--seal-passphrase-file' })
  return prepareSigning(services, contract.id, signers, { seal: { identity: findIdentity(services, options.seal).id, passphrase } })
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
  const ceremony = await openSigning(services, contract, options)
  const open = openSigners(ceremony)
  const signer = open.find(({ name }) => name === options.as) ?? nextSigner(ceremony)
  if (signer === null) throw new AppError('signing.ended', 'This signing has ended.')
  if (options.as !== signer.name) throw new AppError('cli.other-signer', `${signer.name} signs next${options.as === undefined ? '' : `, not ${options.as}`}. Give --as "${signer.name}".`)
  if (!options.iHaveReadItAndConsent) throw new AppError('cli.no-consent', `To sign, read the document and agree: “${consentWording}” Then add --i-have-read-it-and-consent.`)
  const passphrase = await keyPassphrase(options.passphraseFile)
  const known = identityViews(services).find((identity) => identity.name === signer.name && identity.kind === 'signer')
  const identity = known ?? (await makeIdentity(services, { name: signer.name, email: signer.email, passphrase, mine: false }))
  const signed = await sign(services, {
    ceremony: ceremony.id,
    signer: signer.id,
    mark: signsWithMark(ceremony.fields, signer) ? { kind: 'typed', text: signer.name, face: 'dancing-script' } : null,
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
    .option('--seal <key>', 'a key of the house that certifies the execution copy when it is prepared')
    .option('--seal-passphrase-file <file>', 'a file with its passphrase')
    .option('--passphrase-file <file>', 'a file with the passphrase of the signing key; a key is made at the first signature')
    .option('--i-have-read-it-and-consent', 'that you have read the document and agree to sign it electronically')
    .option('--json', 'answer as JSON')
    .action((meant: string, options: Options) => withWorkspace(options.workspace, (services) => signNext(services, findContract(services, meant), options)))
}
