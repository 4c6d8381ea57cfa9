import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '#electron/cli/exit-codes.ts'
import { complain, say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { importContract } from '#electron/contracts/import.ts'
import { readText } from '#electron/negotiation/sides.ts'
import { newUuid } from '#electron/new-id.ts'
import { wordCount } from '#shared/document/plain-text.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { ImportReport } from '#shared/ipc/views.ts'

interface Options {
  readonly workspace?: string
  readonly check?: true
  readonly json?: true
}

interface Imported {
  readonly file: string
  readonly contract: string | null
  readonly title: string
  readonly words: number
  readonly report: ImportReport
}

function reportLine({ file, title, words, report }: Imported): string {
  const lost = report.lost.map((loss) => `${loss.count} ${loss.kind}`).join(', ')
  return `${file}: “${title}”, ${words} words, ${report.paragraphs} paragraphs, ${report.numbered} numbered clauses${wordLine(report)}${lost === '' ? '' : `; not kept: ${lost}`}`
}

function wordLine({ word }: ImportReport): string {
  if (word === undefined) return ''
  const shown = word.shown.map(({ kind, count }) => `${count} ${kind}`).join(', ')
  return `, ${word.changes} tracked changes, ${word.comments} comment threads${shown === '' ? '' : `; shown as they are, not edited: ${shown}`}`
}

/** Reads a file without keeping it. */
function check(file: string): Imported {
  const { doc, report } = readText({ newId: newUuid }, readFileSync(file), basename(file))
  if (report === null) throw new AppError('import.unknown-format', 'Countersign reads .docx, .txt and .md files here. Nothing was changed; choose one of those.')
  return { file, contract: null, title: basename(file), words: wordCount(doc), report }
}

/** Does each file by itself: one that cannot be read does not stop the others. */
async function each(files: readonly string[], job: (file: string) => Promise<Imported> | Imported, options: Options): Promise<void> {
  const done: Imported[] = []
  for (const file of files) {
    try {
      const imported = await job(file)
      done.push(imported)
      if (!options.json) say(reportLine(imported))
    } catch (error) {
      process.stderr.write(`${file}: `)
      complain(error)
      process.exitCode = exitCodes.couldNot
    }
  }
  if (options.json) sayJson(done)
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Start a contract from each .docx, .txt or .md file.')
    .argument('<files...>')
    .option('--workspace <file>', 'the workspace to import into')
    .option('--check', 'only read the files and report; keep nothing')
    .option('--json', 'answer as JSON')
    .action((files: string[], options: Options) => {
      if (options.check) return each(files, check, options)
      return withWorkspace(options.workspace, (services) =>
        each(
          files,
          async (file) => {
            const bytes = readFileSync(file)
            const blob = services.transient.put({ bytes, mediaType: 'text/plain', fileName: basename(file) })
            const { contract, report } = await importContract(services, blob, basename(file))
            return { file, contract: contract.id, title: contract.title, words: wordCount(services.drafts.read(contract.id).doc), report }
          },
          options,
        ),
      )
    })
}
