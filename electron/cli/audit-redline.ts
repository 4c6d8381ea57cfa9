import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withFiles } from '#electron/cli/with-files.ts'
import { auditFiles } from '#electron/negotiation/redline-audit.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import { allowed } from '#shared/ipc/errors.ts'
import { auditDocx, type WordAudit } from '#shared/word/compare/audit-docx.ts'

interface Options {
  readonly formatting?: true
  readonly json?: true
}

/** Two Word files, in every part of them. */
function wordAudit(sent: string, received: string, formatting: boolean): WordAudit {
  return allowed(auditDocx(readFileSync(sent), readFileSync(received), { formatting }))
}

export function addAuditRedline(program: Command): void {
  program
    .command('audit-redline')
    .description('Find what a returned text changed without a tracked change: 0 nothing, 1 something.')
    .argument('<sent>', 'the text that was sent: .docx, .json of ours, .txt or .md')
    .argument('<received>', 'the text that came back')
    .option('--formatting', 'of Word files: ask about formatting too')
    .option('--json', 'answer as JSON')
    .action((sent: string, received: string, options: Options) =>
      withFiles((services, take) => {
        const { untracked, tracked } = isWordFile(sent) && isWordFile(received) ? wordAudit(sent, received, options.formatting === true) : auditFiles(services, take(sent), take(received))
        const honest = untracked.length === 0
        if (options.json) sayJson({ tracked, untracked: untracked.map(({ kind, part, where, before, after }) => ({ kind, part, where, before, after })) })
        else {
          say(honest ? 'Nothing was changed without a tracked change.' : `${untracked.length} ${untracked.length === 1 ? 'difference carries' : 'differences carry'} no tracked change:`)
          for (const { kind, part, where, before, after } of untracked) say(`  ${where === '' ? '' : `${where}: `}${kind} in the ${part}: “${before}” → “${after}”`)
          say(`${tracked.length} tracked ${tracked.length === 1 ? 'change' : 'changes'}.`)
        }
        if (!honest) process.exitCode = exitCodes.no
      }),
    )
}
