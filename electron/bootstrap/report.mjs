/** What stopped us, in words for the person; shown without a stack. */
export class CannotStart extends Error {}

/** Runs a bootstrap's main function: exits with its number, or prints why it could not and exits with `failureCode`. */
export async function runMain(main, failureCode = 1) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof CannotStart ? error.message : error.stack}\n`)
    process.exitCode = failureCode
  }
}

/** A plain progress line. Goes to standard error where standard output belongs to the command's own answer. */
export const say = (line, quiet = false) => (quiet ? process.stderr : process.stdout).write(`${line}\n`)
