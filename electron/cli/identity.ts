import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { findIdentity } from '#electron/cli/find-identity.ts'
import { say, sayJson } from '#electron/cli/output.ts'
import { keyPassphrase, readPassphrase } from '#electron/cli/passphrase.ts'
import { withWorkspace } from '#electron/cli/with-application.ts'
import { writeOut } from '#electron/cli/write-out.ts'
import { handedFile } from '#electron/signing-room/handed-file.ts'
import { backUpIdentity, certificateFile, identityViews, keysInFile, makeIdentity, takeIdentity } from '#electron/signing-room/identities.ts'
import type { Services } from '#electron/services.ts'
import { AppError } from '#shared/ipc/errors.ts'
import type { IdentityView } from '#shared/ipc/signing-views.ts'

interface Options {
  readonly workspace?: string
  readonly passphraseFile?: string
  readonly filePassphraseFile?: string
  readonly email?: string
  readonly mine?: true
  readonly authority?: true
  readonly which?: string
  readonly out?: string
  readonly json?: true
}

function sayKey(key: IdentityView, json: true | undefined): void {
  if (json) sayJson(key)
  else say(`${key.name}  ${key.fingerprint.slice(0, 16)}  ${key.algorithm}, ${key.kind}, until ${key.notAfter.slice(0, 10)}${key.imported ? ', from a file' : ''}`)
}

const filePassphrase = (file: string | undefined): Promise<string> =>
  readPassphrase({ file, variable: 'COUNTERSIGN_FILE_PASSPHRASE', of: 'the .p12 file', option: '--file-passphrase-file' })

async function importKey(services: Services, file: string, options: Options): Promise<void> {
  const blob = services.transient.put({ bytes: readFileSync(file), mediaType: 'application/x-pkcs12', fileName: file })
  const passphrase = await filePassphrase(options.filePassphraseFile)
  const found = await keysInFile(services, blob, passphrase)
  const wanted = options.which === undefined ? found : found.filter(({ which, name }) => name === options.which || which.startsWith(options.which ?? ''))
  const [only, another] = wanted
  if (only === undefined) throw new AppError('identity.missing', `This file holds no key called “${options.which ?? ''}”. Nothing was taken in.`)
  if (another !== undefined) throw new AppError('identity.several', `This file holds several keys: ${found.map(({ name, which }) => `${name} (${which.slice(0, 16)})`).join(', ')}. Choose with --which.`)
  sayKey(await takeIdentity(services, { blob, passphrase, which: only.which, newPassphrase: await keyPassphrase(options.passphraseFile), mine: options.mine === true }), options.json)
}

async function backUp(services: Services, meant: string, options: Options): Promise<void> {
  const key = findIdentity(services, meant)
  const { blob, fileName } = await backUpIdentity(services, key.id, await keyPassphrase(options.passphraseFile), await filePassphrase(options.filePassphraseFile))
  const path = resolve(options.out ?? fileName)
  const { bytes } = handedFile(services, blob)
  writeOut(path, bytes, 0o600)
  if (options.json) sayJson({ identity: key.id, file: path, bytes: bytes.byteLength })
  else say(`Wrote ${path}.`)
}

function writeCertificate(services: Services, meant: string, options: Options): void {
  const key = findIdentity(services, meant)
  const { blob, fileName } = certificateFile(services, key.id)
  const path = resolve(options.out ?? fileName)
  writeOut(path, handedFile(services, blob).bytes)
  if (options.json) sayJson({ identity: key.id, file: path, fingerprint: key.fingerprint })
  else say(`Wrote ${path}, fingerprint ${key.fingerprint}.`)
}

const common = (command: Command): Command => command.option('--workspace <file>', 'the workspace').option('--json', 'answer as JSON')

/** The commands about signing keys. */
export function addIdentity(program: Command): void {
  const keys = program.command('identity').description('List, make, import and back up signing keys, and give out their certificates.')
  const mine = 'that it belongs to whoever works in this workspace now'
  common(keys.command('list').description('Every key of the workspace; never what is secret.')).action((options: Options) =>
    withWorkspace(options.workspace, (services) => {
      const views = identityViews(services)
      if (options.json) sayJson(views)
      else for (const view of views) sayKey(view, undefined)
    }),
  )
  common(keys.command('make').description('Make a key with its own certificate.').argument('<name>'))
    .option('--email <address>', 'goes into the certificate')
    .option('--mine', mine)
    .option('--authority', 'a time-stamp authority that goes by the clock of this machine')
    .option('--passphrase-file <file>', 'a file with the passphrase it is kept under')
    .action((name: string, options: Options) =>
      withWorkspace(options.workspace, async (services) => {
        const passphrase = await keyPassphrase(options.passphraseFile)
        const kind = options.authority ? 'authority' : 'signer'
        sayKey(await makeIdentity(services, { name, email: options.email ?? '', passphrase, mine: options.mine === true, kind }), options.json)
      }),
    )
  common(keys.command('import').description('Take a key out of a .p12 or .pfx file.').argument('<file>'))
    .option('--which <key>', 'its name or the beginning of its fingerprint, where the file holds several')
    .option('--mine', mine)
    .option('--file-passphrase-file <file>', 'a file with the passphrase of the .p12 file')
    .option('--passphrase-file <file>', 'a file with the passphrase it is kept under from now on')
    .action((file: string, options: Options) => withWorkspace(options.workspace, (services) => importKey(services, file, options)))
  common(keys.command('certificate').description('Write the certificate of a key, for whoever is to know what is signed with it; never what is secret.').argument('<key>', 'its name, id or the beginning of its fingerprint'))
    .option('-o, --out <file>', 'where to write')
    .action((meant: string, options: Options) => withWorkspace(options.workspace, (services) => writeCertificate(services, meant, options)))
  common(keys.command('back-up').description('Write a key to a .p12 file under a passphrase of its own.').argument('<key>', 'its name, id or the beginning of its fingerprint'))
    .option('-o, --out <file>', 'where to write')
    .option('--passphrase-file <file>', 'a file with the passphrase it is kept under')
    .option('--file-passphrase-file <file>', 'a file with the passphrase of the .p12 file')
    .action((meant: string, options: Options) => withWorkspace(options.workspace, (services) => backUp(services, meant, options)))
}
