import { Command, CommanderError } from 'commander'
import { addAuditRedline } from '#electron/cli/audit-redline.ts'
import { addCompare } from '#electron/cli/compare.ts'
import { addConvert } from '#electron/cli/convert.ts'
import { addDemo } from '#electron/cli/demo.ts'
import { addDoctor } from '#electron/cli/doctor.ts'
import { addExchange } from '#electron/cli/exchange.ts'
import { addExport } from '#electron/cli/export.ts'
import { addIdentity } from '#electron/cli/identity.ts'
import { addImport } from '#electron/cli/import.ts'
import { addNew } from '#electron/cli/new.ts'
import { addResolve } from '#electron/cli/resolve.ts'
import { addScrub } from '#electron/cli/scrub.ts'
import { addSearch } from '#electron/cli/search.ts'
import { addSign } from '#electron/cli/sign.ts'
import { addTimeStamp } from '#electron/cli/time-stamp.ts'
import { addVerify } from '#electron/cli/verify.ts'
import { complain } from '#electron/cli/output.ts'
import { exitCodes } from '#electron/cli/exit-codes.ts'

const program = new Command('countersign')
  .description('Write, compare, approve, sign, verify and keep contracts, entirely offline.')
  .showHelpAfterError('Use --help for what there is.')
  .exitOverride()
  .addHelpText('after', '\nExit codes: 0 done, 1 the answer is no, 2 could not, 3 nothing to do.')

for (const add of [addDemo, addNew, addImport, addExport, addConvert, addCompare, addAuditRedline, addResolve, addScrub, addIdentity, addSign, addExchange, addTimeStamp, addVerify, addSearch, addDoctor]) add(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.couldNot
  else {
    complain(error)
    process.exitCode = exitCodes.couldNot
  }
}
