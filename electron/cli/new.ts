import { resolve } from 'node:path'
import type { Command } from 'commander'
import { withApplication } from '#electron/cli/with-application.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { createNewWorkspace } from '#electron/workspace/create.ts'
import { AppError } from '#shared/ipc/errors.ts'

interface Options {
  readonly workspace?: string
  readonly name: string
  readonly owner: string
  readonly json?: true
}

export function addNew(program: Command): void {
  program
    .command('new')
    .description('Make a new, empty workspace file.')
    .option('--workspace <file>', 'where the file goes')
    .requiredOption('--name <name>', 'the name of the business')
    .requiredOption('--owner <name>', 'your own name')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withApplication((application) => {
        if (options.workspace === undefined) throw new AppError('cli.no-workspace', 'Say where the workspace goes: --workspace FILE.')
        const path = resolve(options.workspace)
        const services = createNewWorkspace(application, path, options.name, { name: options.owner, title: '', email: '' })
        if (options.json) sayJson({ workspace: path, owner: services.me() })
        else say(`Made ${path} for ${options.name}; ${options.owner} is its owner.`)
      }),
    )
}
