import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What docxodus is asked for: a redline of two files; one file with every change accepted or rejected; or one opened and saved as it is. */
export type DocxodusJob =
  | { readonly kind: 'compare'; readonly before: Uint8Array; readonly after: Uint8Array }
  | { readonly kind: 'accept' | 'reject' | 'rewrite'; readonly docx: Uint8Array }

export interface DocxodusAnswer {
  readonly bytes: Uint8Array
  /** Milliseconds: of a rewriting those of opening (with its projection) and those of saving; of any other job its own. */
  readonly steps: readonly number[]
  readonly failed: string | null
}

/** Milliseconds that are given to each attempt. */
const minutes = [60_000, 60_000, 60_000]

/** For tests, which have half a minute: an attempt that hangs leaves time for another; a file that is only slow has its time in that. */
const ofTests = [10_000, 60_000]

/**
 * Docxodus in a thread of its own, which times itself. Now and then its runtime never comes back from a call; the thread is then ended, another
 * started, and the call made again. An idle thread keeps no process alive.
 */
export class Docxodus implements AsyncDisposable {
  readonly #patience: readonly number[]
  #worker: Worker | null = null
  #hung = 0
  #last: Promise<void> = Promise.resolve()

  constructor(patience: readonly number[] = minutes) {
    this.#patience = patience
  }

  /** How often it never came back. */
  get hung(): number {
    return this.#hung
  }

  /** Does a job after those asked for before. Fails where docxodus does, or where it came back from no attempt. */
  async do(job: DocxodusJob): Promise<DocxodusAnswer> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    try {
      return await this.#attempts(job)
    } finally {
      resolve()
    }
  }

  async #attempts(job: DocxodusJob): Promise<DocxodusAnswer> {
    for (const patience of this.#patience) {
      const answer = await this.#attempt(job, patience)
      if (answer === null) continue
      if (answer.failed !== null) throw new Error(answer.failed)
      return answer
    }
    throw new Error(`Docxodus did not come back from ${this.#patience.length} attempts.`)
  }

  /** The answer, or null when it did not come in time. */
  async #attempt(job: DocxodusJob, patience: number): Promise<DocxodusAnswer | null> {
    const signal = AbortSignal.timeout(patience)
    try {
      const worker = await this.#ready(signal)
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(job)
      const [answer] = (await once(worker, 'message', { signal })) as [DocxodusAnswer]
      worker.unref()
      return answer
    } catch (error) {
      await this[Symbol.asyncDispose]()
      if (!signal.aborted) throw error
      this.#hung += 1
      return null
    }
  }

  async #ready(signal: AbortSignal): Promise<Worker> {
    if (this.#worker !== null) return this.#worker
    this.#worker = new Worker(new URL('docxodus-worker.ts', import.meta.url), { stdout: true, stderr: true })
    await once(this.#worker, 'message', { signal })
    return this.#worker
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}

/** One for all tests of a process. */
const shared = new Docxodus(ofTests)

/** The file with every change accepted, by docxodus. */
export async function docxodusAccept(docx: Uint8Array): Promise<Uint8Array> {
  return (await shared.do({ kind: 'accept', docx })).bytes
}

/** The file with every change rejected, by docxodus. */
export async function docxodusReject(docx: Uint8Array): Promise<Uint8Array> {
  return (await shared.do({ kind: 'reject', docx })).bytes
}
