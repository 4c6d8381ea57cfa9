import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { searchHandlers } from '#electron/ipc/handlers/search.ts'
import { matchEnd, matchStart } from '#electron/store/repositories/search.ts'

interface Options {
  readonly workspace?: string
  readonly limit: string
  readonly json?: true
}

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('Find contracts by words of their text or records; words in quotes stand together.')
    .argument('<words...>')
    .option('--workspace <file>', 'the workspace to look in')
    .option('--limit <count>', 'how many to show', '20')
    .option('--json', 'answer as JSON')
    .action((words: string[], options: Options) =>
      withWorkspace(options.workspace, async (services) => {
        const limit = Math.min(200, Math.max(1, Math.trunc(Number(options.limit)) || 20))
        const hits = await searchHandlers['search.find'](services, { query: words.join(' '), limit })
        if (options.json) sayJson(hits)
        else for (const { title, state, passage } of hits) say(`${title} (${state})\n  ${passage.replaceAll(matchStart, '[').replaceAll(matchEnd, ']').replaceAll(/\s+/g, ' ')}`)
        if (hits.length > 0) return
        if (!options.json) say('Nothing found.')
        process.exitCode = exitCodes.no
      }),
    )
}
