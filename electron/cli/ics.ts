import { resolve } from 'node:path'
import type { Command } from 'commander'
import { findContract } from '#electron/cli/find-contract.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { exportCalendar } from '#electron/obligations/export-calendar.ts'

interface Options {
  readonly workspace?: string
  readonly contract?: string
  readonly mine?: true
  readonly out: string
  readonly json?: true
}

export function addIcs(program: Command): void {
  program
    .command('ics')
    .description('Write what is still to be done, and the next date of each contract, to a calendar file.')
    .requiredOption('-o, --out <file>', 'where to write')
    .option('--workspace <file>', 'the workspace to look in')
    .option('--contract <contract>', 'of this one alone: its title, an unmistakable part of it, or its id; of all without')
    .option('--mine', 'of obligations only what whoever worked in the workspace last sees to or accepts')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withWorkspace(options.workspace, async (services) => {
        const contract = options.contract === undefined ? null : findContract(services, options.contract).id
        const { text, entries } = await exportCalendar(services, { contract, mine: options.mine === true })
        const path = resolve(options.out)
        // An empty calendar is written all the same: a calendar that reads the file again has nothing else to go by.
        writeOut(path, text)
        if (options.json) sayJson({ contract, file: path, entries })
        else say(`Wrote ${path} with ${entries} ${entries === 1 ? 'entry' : 'entries'}.`)
      }),
    )
}
