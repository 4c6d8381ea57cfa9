/** What the command line answers to the shell. */
export const exitCodes = { done: 0, no: 1, couldNot: 2, nothingToDo: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
