import { AppError } from '#shared/ipc/errors.ts'

/** Says a result on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Gives a result to another program. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'This file may not be read or written',
  EISDIR: 'This is a folder, not a file',
  ENOSPC: 'The disk is full',
  EROFS: 'This disk may only be read',
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}

/** Says a failure on standard error in one or two plain lines, without a stack. */
export function complain(error: unknown): void {
  if (error instanceof AppError) process.stderr.write(`${error.message} (${error.code})\n`)
  else if (isSystemError(error)) process.stderr.write(`${systemMessages[error.code ?? ''] ?? error.message}${error.path === undefined ? '' : `: ${error.path}`}.\n`)
  else process.stderr.write(`Something went wrong inside Countersign: ${error instanceof Error ? error.message : String(error)}\n`)
}
