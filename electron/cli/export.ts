import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { findContract } from '#electron/cli/find-contract.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { exportContract, type ExportFormat } from '#electron/contracts/export.ts'
import { ceremoniesOf } from '#electron/store/repositories/ceremonies.ts'
import { findBlob } from '#electron/store/repositories/blobs.ts'
import type { Services } from '#electron/services.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { Contract } from '#shared/contracts/contract.ts'

interface Options {
  readonly workspace?: string
  readonly format: ExportFormat | 'signed' | 'certificate'
  readonly out?: string
  readonly json?: true
}

function signedFile(services: Services, contract: Contract, format: 'signed' | 'certificate'): { bytes: Uint8Array; fileName: string } {
  const completed = ceremoniesOf(services.db, contract.id).findLast((ceremony) => ceremony.state === 'completed')
  const id = format === 'signed' ? completed?.pdf : completed?.certificate
  const blob = id === undefined || id === null ? null : findBlob(services.db, id)
  if (blob === null) throw new AppError('export.not-signed', `“${contract.title}” is not signed by everyone yet, so there is no such file.`)
  return { bytes: blob.bytes, fileName: format === 'signed' ? `${contract.title} (signed).pdf` : `${contract.title} (certificate).pdf` }
}

async function written(services: Services, contract: Contract, format: Options['format']): Promise<{ bytes: Uint8Array; fileName: string }> {
  if (format === 'signed' || format === 'certificate') return signedFile(services, contract, format)
  const { blob, fileName } = await exportContract(services, { contract: contract.id, version: null, format })
  const stored = services.transient.get(blob)
  if (stored === null) throw new AppError('blob.missing', 'The file was made but not kept. Try again.')
  return { bytes: stored.bytes, fileName }
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write a contract to a file.')
    .argument('<contract>', 'its title, an unmistakable part of it, or its id')
    .option('--workspace <file>', 'the workspace it is in')
    .addOption(new Option('--format <format>', 'what to write').choices(['pdf', 'html', 'docx', 'md', 'txt', 'json', 'signed', 'certificate']).default('pdf'))
    .option('-o, --out <file>', 'where to write; by default its title, here')
    .option('--json', 'answer as JSON')
    .action((meant: string, options: Options) =>
      withWorkspace(options.workspace, async (services) => {
        const contract = findContract(services, meant)
        const { bytes, fileName } = await written(services, contract, options.format)
        const path = resolve(options.out ?? fileName)
        writeOut(path, bytes)
        if (options.json) sayJson({ contract: contract.id, file: path, bytes: bytes.byteLength })
        else say(`Wrote ${path} (${bytes.byteLength} bytes).`)
      }),
    )
}
