import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureBrowser } from '../../electron/bootstrap/browser.mjs'
import { aptInstall, aptIsOurs } from '../../electron/bootstrap/debian.mjs'
import { say } from '../../electron/bootstrap/report.mjs'

/** Programs that judge our PDFs, signatures and Word files independently, and the Debian packages they come in. */
const judges = [
  { command: 'pdfsig', debian: 'poppler-utils' },
  { command: 'qpdf', debian: 'qpdf' },
  { command: 'openssl', debian: 'openssl' },
  { command: 'soffice', debian: 'libreoffice-writer-nogui' },
]

const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
const isPresent = ({ command }) => (process.env.PATH ?? '').split(delimiter).some(folder => endings.some(ending => existsSync(join(folder, command + ending))))

/** Puts the browser and the judges in place where that is ours to do; answers what is still missing, in words. */
export async function ensureTestTools() {
  const browser = await ensureBrowser()
  const missing = judges.filter(judge => !isPresent(judge))
  if (missing.length > 0 && aptIsOurs()) {
    say(`Installing ${missing.map(({ debian }) => debian).join(', ')} for the tests …`)
    await aptInstall(missing.map(({ debian }) => debian))
  }
  return [
    ...(browser === null ? ['No Chromium, Chrome or Edge: tests that print or open a window cannot pass.'] : []),
    ...judges.filter(judge => !isPresent(judge)).map(({ command, debian }) => `${command} is missing (${debian} on Debian): tests that ask it are skipped.`),
  ]
}
