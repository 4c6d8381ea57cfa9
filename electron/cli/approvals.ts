import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { findContract } from '#electron/cli/find-contract.ts'
import { findIdentity } from '#electron/cli/find-identity.ts'
import { findPersonCalled } from '#electron/cli/find-person.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { keyPassphrase } from '#electron/cli/passphrase.ts'
import { describeApprovalFile } from '#electron/cli/show-approval-file.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { answerRequest } from '#electron/exchange/answer.ts'
import { giveOutRequest } from '#electron/exchange/give-out.ts'
import { addPersonKey } from '#electron/exchange/person-keys.ts'
import { takeRequest } from '#electron/exchange/received.ts'
import { takeDecision } from '#electron/exchange/take-decision.ts'
import type { Services } from '#electron/services.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { lastRound } from '#electron/store/repositories/approval-rounds.ts'
import { getContract } from '#electron/store/repositories/contracts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { BlobId } from '#shared/lib/ids.ts'

interface Options {
  readonly workspace?: string
  readonly for?: string
  readonly stage?: string
  readonly identity?: string
  readonly days?: string
  readonly passphraseFile?: string
  readonly approve?: true
  readonly reject?: true
  readonly reason?: string
  readonly out?: string
  readonly json?: true
}

function handedIn(services: Services, path: string): BlobId {
  return services.transient.put({ bytes: readFileSync(path), mediaType: 'application/octet-stream', fileName: basename(path) })
}

/** Writes what was made where it was asked for; answers its full path. */
function written(services: Services, { blob, fileName }: { readonly blob: BlobId; readonly fileName: string }, out: string | undefined): string {
  const path = resolve(out ?? fileName)
  writeOut(path, handedFile(services, blob).bytes)
  return path
}

/** A file that is refused is an answer, and nothing of it was kept; anything else is a failure. */
async function orRefused(json: true | undefined, job: () => Promise<void> | void): Promise<void> {
  try {
    await job()
  } catch (error) {
    if (!(error instanceof AppError) || !/^approval(-file)?\./.test(error.code)) throw error
    if (json) sayJson({ taken: false, code: error.code, message: error.message })
    else say(`${error.message} (${error.code})`)
    process.exitCode = exitCodes.no
  }
}

function needed(value: string | undefined, option: string, what: string): string {
  if (value === undefined) throw new AppError('cli.missing-option', `Say ${what}: ${option}.`)
  return value
}

/** The stage somebody means by its id or its name; the one that is decided now where they do not say. */
function stageOf(services: Services, contract: Contract, meant: string | undefined): string {
  const stages = lastRound(services.db, contract.id)?.stages.filter(({ needed: isNeeded }) => isNeeded) ?? []
  const found = meant === undefined ? stages.findLast(({ openedAt }) => openedAt !== null) : stages.find(({ id, name }) => id === meant || name === meant)
  if (found !== undefined) return found.id
  const what = meant === undefined ? 'is not submitted for approval' : `goes through no stage called “${meant}”`
  throw new AppError('approval-request.no-stage', `“${contract.title}” ${what}. Nothing was given out.`)
}

async function request(services: Services, meant: string, options: Options): Promise<void> {
  const contract = findContract(services, meant)
  const seat = findPersonCalled(services, needed(options.for, '--for NAME', 'who is asked')).id
  const identity = findIdentity(services, needed(options.identity, '--identity KEY', 'which key signs the request')).id
  const days = Number(options.days ?? '14')
  if (!Number.isInteger(days) || days < 1 || days > 90) throw new AppError('cli.bad-days', 'A request is open for 1 to 90 whole days.')
  const stage = stageOf(services, contract, options.stage)
  const passphrase = await keyPassphrase(options.passphraseFile)
  const made = await giveOutRequest(services, { contract: contract.id, stage, seat, identity, passphrase, expiresInDays: days })
  const file = written(services, made, options.out)
  if (options.json) sayJson({ file, expiresAt: made.expiresAt, keyKnown: made.keyKnown })
  else say(`Wrote ${file}, open until ${made.expiresAt.slice(0, 10)}.${made.keyKnown ? '' : ' No key is recorded by which the decision would be known: approvals add-key.'}`)
}

async function answer(services: Services, path: string, options: Options): Promise<void> {
  if (options.approve === options.reject) throw new AppError('cli.no-decision', 'Say --approve or --reject.')
  const identity = findIdentity(services, needed(options.identity, '--identity KEY', 'which key signs the decision')).id
  const passphrase = await keyPassphrase(options.passphraseFile)
  await orRefused(options.json, async () => {
    const { request: taken } = takeRequest(services, handedIn(services, path), basename(path))
    const decision = options.approve ? 'approved' : 'rejected'
    const made = await answerRequest(services, { request: taken.id, identity, passphrase, decision, reason: options.reason ?? '' })
    const file = written(services, made, options.out)
    if (options.json) sayJson({ taken: true, decision, title: taken.title, file })
    else say(`${decision === 'approved' ? 'Approved' : 'Rejected'} “${taken.title}” for ${taken.from.workspace}; wrote ${file}.`)
  })
}

function take(services: Services, path: string, { json }: Options): Promise<void> {
  return orRefused(json, () => {
    const { contract, message } = takeDecision(services, handedIn(services, path), basename(path))
    if (json) sayJson({ taken: true, contract, state: getContract(services.db, contract).state, message })
    else say(message)
  })
}

const common = (command: Command): Command => command.option('--json', 'answer as JSON')
const inWorkspace = (command: Command): Command => common(command).option('--workspace <file>', 'the workspace')
const signing = (command: Command): Command =>
  inWorkspace(command).option('--identity <key>', 'the key that signs').option('--passphrase-file <file>', 'a file with the passphrase it is kept under').option('-o, --out <file>', 'where to write')

/** The commands about approvals between machines. */
export function addApprovals(program: Command): void {
  const approvals = program.command('approvals').description('Ask for an approval in a signed file, answer one, and take the answer in.')
  signing(approvals.command('request').description('Write the signed request for somebody to decide on another machine.').argument('<contract>', 'its title, an unmistakable part of it, or its id'))
    .option('--for <name>', 'who is asked')
    .option('--stage <name>', 'the stage they decide; the one that is decided now where not given')
    .option('--days <count>', 'how long it is open', '14')
    .action((contract: string, options: Options) => withWorkspace(options.workspace, (services) => request(services, contract, options)))
  common(approvals.command('show').description('Say what a request or decision file holds, or why it is refused.').argument('<file>'))
    .action((file: string, options: Options) => orRefused(options.json, () => describeApprovalFile(readFileSync(file), options.json === true)))
  signing(approvals.command('answer').description('Approve or reject what a request asks, in a signed decision file.').argument('<request>'))
    .option('--approve', 'approve it')
    .option('--reject', 'reject it, with --reason')
    .option('--reason <text>', 'why')
    .action((file: string, options: Options) => withWorkspace(options.workspace, (services) => answer(services, file, options)))
  inWorkspace(approvals.command('take').description('Take a decision in that answers a request from this workspace: it counts, or is refused with the reason.').argument('<decision>'))
    .action((file: string, options: Options) => withWorkspace(options.workspace, (services) => take(services, file, options)))
  inWorkspace(approvals.command('add-key').description('Record a certificate by which somebody’s decisions are known.').argument('<person>', 'their name or id').argument('<certificate>', 'in PEM or DER'))
    .action((person: string, file: string, options: Options) =>
      withWorkspace(options.workspace, (services) => {
        const { id, name: whose } = findPersonCalled(services, person)
        const { fingerprint, name } = addPersonKey(services, id, handedIn(services, file))
        if (options.json) sayJson({ person: id, fingerprint, name })
        else say(`${whose} is known by the key certified for “${name}”, ${fingerprint}. Compare this fingerprint with theirs.`)
      }),
    )
}
