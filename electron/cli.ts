import { Command, CommanderError } from 'commander'
import { complain } from '#electron/cli/output.ts'
import { exitCodes } from '#electron/cli/exit-codes.ts'

/** By its name, how each command is loaded: most people run one, and together they are the whole program. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  demo: async () => (await import('#electron/cli/demo.ts')).addDemo,
  new: async () => (await import('#electron/cli/new.ts')).addNew,
  import: async () => (await import('#electron/cli/import.ts')).addImport,
  export: async () => (await import('#electron/cli/export.ts')).addExport,
  convert: async () => (await import('#electron/cli/convert.ts')).addConvert,
  compare: async () => (await import('#electron/cli/compare.ts')).addCompare,
  'audit-redline': async () => (await import('#electron/cli/audit-redline.ts')).addAuditRedline,
  resolve: async () => (await import('#electron/cli/resolve.ts')).addResolve,
  scrub: async () => (await import('#electron/cli/scrub.ts')).addScrub,
  identity: async () => (await import('#electron/cli/identity.ts')).addIdentity,
  sign: async () => (await import('#electron/cli/sign.ts')).addSign,
  'give-out': async () => (await import('#electron/cli/exchange.ts')).addGiveOut,
  'take-back': async () => (await import('#electron/cli/exchange.ts')).addTakeBack,
  approvals: async () => (await import('#electron/cli/approvals.ts')).addApprovals,
  'time-stamp': async () => (await import('#electron/cli/time-stamp.ts')).addTimeStamp,
  verify: async () => (await import('#electron/cli/verify.ts')).addVerify,
  terms: async () => (await import('#electron/cli/terms.ts')).addTerms,
  deadlines: async () => (await import('#electron/cli/deadlines.ts')).addDeadlines,
  ics: async () => (await import('#electron/cli/ics.ts')).addIcs,
  search: async () => (await import('#electron/cli/search.ts')).addSearch,
  doctor: async () => (await import('#electron/cli/doctor.ts')).addDoctor,
}

/** The command that is asked for; all of them where none is, for the help that lists them. */
const asked = process.argv[2]
const loaders = asked !== undefined && Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands)

const program = new Command('countersign')
  .description('Write, compare, approve, sign, verify and keep contracts, entirely offline.')
  .showHelpAfterError('Use --help for what there is.')
  .exitOverride()
  .addHelpText('after', '\nExit codes: 0 done, 1 the answer is no, 2 could not, 3 nothing to do.')

// Whoever reads the answer may stop reading (`… | head`); there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  for (const load of loaders) (await load?.())?.(program)
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.couldNot
  else {
    complain(error)
    process.exitCode = exitCodes.couldNot
  }
}
