import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { certificatesIn } from '#electron/signing-room/certificate-file.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { exitCodeOf, summarise, type SignatureReport } from '#shared/signing/verification.ts'

function signatureLines(signature: SignatureReport): string[] {
  const { field, signer, signedAt, timeSource, integrity, covers, changesAfter, level, trust } = signature
  const when = signedAt === null ? 'at an unknown time' : `on ${signedAt} (${timeSource.words})`
  return [
    `  ${field}: ${signer === '' ? 'unknown' : signer}, ${when}; ${integrity}, ${level}, covers the ${covers}, changes after it: ${changesAfter}; identity: ${trust}`,
    ...signature.findings.map(({ message }) => `    ${message}`),
    ...signature.changes.map(({ what, permitted, rule }) => `    Afterwards: ${what} ${permitted === null ? 'Undecided' : permitted ? 'Permitted' : 'Not permitted'}: ${rule}.`),
  ]
}

/** The certificates of PEM or DER files. Throws AppError when a file holds none. */
function certificatesOf(paths: readonly string[]): { readonly fingerprint: string; readonly certificate: Uint8Array }[] {
  return paths.flatMap((path) => {
    const found = certificatesIn(readFileSync(path))
    if (found.length === 0) throw new AppError('trust.no-certificate', `${path} holds no certificate that can be read. Nothing was verified.`)
    return found
  })
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Check the signatures of a PDF, ours or not: 0 intact, 1 changed or invalid, 2 cannot tell, 3 not signed.')
    .argument('<file>')
    .option('--trust <certificate...>', 'files of certificates to trust, roots or signers, in PEM or DER')
    .option('--json', 'answer as JSON')
    .action((file: string, options: { readonly json?: true; readonly trust?: readonly string[] }) => {
      const roots = certificatesOf(options.trust ?? [])
      const report = verifyPdf(readFileSync(file), {
        trusted: new Map(roots.map(({ fingerprint }) => [fingerprint, 'imported'])),
        roots: roots.map(({ certificate }) => certificate),
        now: new Date(),
      })
      const sentence = summarise(report)
      if (options.json) sayJson({ file, sentence, ...report })
      else {
        say(sentence)
        for (const signature of report.signatures) for (const line of signatureLines(signature)) say(line)
        for (const { message } of report.findings) say(`  ${message}`)
      }
      process.exitCode = exitCodeOf(report.verdict)
    })
}
