import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { say, sayJson } from '#electron/cli/output.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { exitCodeOf, summarise, type SignatureReport } from '#shared/signing/verification.ts'

function signatureLine(signature: SignatureReport): string {
  const { field, signer, signedAt, integrity, covers, changesAfter, trust } = signature
  const when = signedAt === null ? 'at an unknown time' : `on ${signedAt}`
  return `  ${field}: ${signer ?? 'unknown'}, ${when}; ${integrity}, covers the ${covers}, changes after it: ${changesAfter}; identity: ${trust}`
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Check the signatures of a PDF, ours or not: 0 intact, 1 changed or invalid, 2 cannot tell, 3 not signed.')
    .argument('<file>')
    .option('--json', 'answer as JSON')
    .action((file: string, options: { readonly json?: true }) => {
      const report = verifyPdf(readFileSync(file), { trusted: new Map(), now: new Date() })
      const sentence = summarise(report)
      if (options.json) sayJson({ file, sentence, ...report })
      else {
        say(sentence)
        for (const signature of report.signatures) say(signatureLine(signature))
        for (const { message } of report.findings) say(`  ${message}`)
      }
      process.exitCode = exitCodeOf(report.verdict)
    })
}
