import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withApplication } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { examine } from '#electron/backup/doctor.ts'
import type { Services } from '#electron/services.ts'
import { storedPdf } from '#electron/signing-room/keep-signature.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { auditEntries } from '#electron/store/repositories/audit.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { allContracts } from '#electron/store/repositories/contracts.ts'
import { versionsOf } from '#electron/store/repositories/versions.ts'
import { buildSampleWorkspace } from '#electron/workspace/sample.ts'
import { auditSentence } from '#shared/audit/sentence.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { exitCodeOf, summarise } from '#shared/signing/verification.ts'

/** The contract of the sample that goes all the way: a lease with two signers and a witness. */
const demonstrated = 'workshop-lease'

interface Step {
  readonly step: string
  readonly result: string
}

/** What happened, as the audit log tells it: the demonstration reports what was recorded, not what it meant to do. */
function recordedSteps(services: Services, contract: Contract): Step[] {
  return auditEntries(services.db, contract.id, 1000)
    .toReversed()
    .map((entry) => ({ step: entry.event.kind, result: auditSentence(entry.event) }))
}

function leaveFiles(services: Services, contract: Contract, out: string): Step[] {
  const ceremony = ceremoniesOf(services.db, contract.id).at(-1)
  if (ceremony === undefined || ceremony.certificate === null) throw new AppError('demo.unfinished', 'The signing was not completed, so there is no signed file.')
  const signed = storedPdf(services, ceremony.pdf)
  const write = (name: string, bytes: Uint8Array | string): void => writeOut(join(out, name), bytes)
  write('signed.pdf', signed)
  write('certificate.pdf', storedPdf(services, ceremony.certificate))
  write('audit.json', `${JSON.stringify(auditEntries(services.db, null, 100_000).toReversed(), null, 2)}\n`)
  const report = verifyPdf(signed, { trusted: new Map(), now: new Date(services.clock()) })
  if (exitCodeOf(report.verdict) !== exitCodes.done) process.exitCode = exitCodes.no
  const checks = examine(services)
  const bad = checks.filter((check) => !check.ok)
  if (bad.length > 0) process.exitCode = exitCodes.no
  return [
    { step: 'versions', result: versionsOf(services.db, contract.id).map((version) => `${version.number} ${version.name} ${version.hash.slice(0, 12)}`).join('; ') },
    { step: 'signed file', result: `${ceremony.pages} pages, ${signed.byteLength} bytes, ${ceremony.signers.length} signatures` },
    { step: 'verify', result: `${report.verdict}: ${summarise(report)}` },
    { step: 'doctor', result: bad.length === 0 ? `${checks.length} checks, all well` : bad.map((check) => `${check.what}: ${check.message}`).join('; ') },
  ]
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Take one real contract from template to signed and verified PDF, without a display, and leave the files.')
    .requiredOption('--out <folder>', 'where the workspace, the signed PDF, its certificate and the audit log go')
    .option('--json', 'answer as JSON')
    .action((options: { readonly out: string; readonly json?: true }) =>
      withApplication(async (application) => {
        const out = resolve(options.out)
        const workspace = join(out, 'demo.countersign')
        if (existsSync(workspace)) throw new AppError('workspace.exists', `There is already a workspace at ${workspace}. It was not changed. Choose another folder.`)
        mkdirSync(out, { recursive: true })
        const services = await buildSampleWorkspace(application, workspace, [demonstrated])
        const [contract] = allContracts(services.db)
        if (contract === undefined) throw new AppError('demo.unfinished', 'The contract was not started.')
        const steps = [...recordedSteps(services, contract), ...leaveFiles(services, contract, out)]
        if (options.json) sayJson({ contract: contract.title, out, steps })
        else {
          say(`“${contract.title}”`)
          for (const { step, result } of steps) say(`  ${step.padEnd(20)} ${result}`)
          say(`Left in ${out}: demo.countersign, signed.pdf, certificate.pdf, audit.json`)
        }
      }),
    )
}
