import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { examine } from '#electron/backup/doctor.ts'

interface Options {
  readonly workspace?: string
  readonly json?: true
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Examine a workspace: the file, every record, every version, the audit chain.')
    .option('--workspace <file>', 'the workspace to examine')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withWorkspace(options.workspace, (services) => {
        const checks = examine(services)
        if (options.json) sayJson(checks)
        else for (const check of checks) say(`${check.ok ? 'ok  ' : 'BAD '} ${check.what}: ${check.message}`)
        if (checks.some((check) => !check.ok)) process.exitCode = exitCodes.no
      }),
    )
}
