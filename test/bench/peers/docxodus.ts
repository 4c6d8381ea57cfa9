import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What docxodus is asked for: a redline of two files, or one file opened and saved as it is. */
export type DocxodusJob =
  | { readonly kind: 'compare'; readonly before: Uint8Array; readonly after: Uint8Array }
  | { readonly kind: 'rewrite'; readonly docx: Uint8Array }

export interface DocxodusAnswer {
  readonly bytes: Uint8Array
  /** Milliseconds: of a comparison its own; of a rewriting those of opening (with its projection) and those of saving. */
  readonly steps: readonly number[]
  readonly failed: string | null
}

const patience = 60_000

/**
 * Docxodus in a thread of its own, which times itself. Now and then its runtime never comes back from a call; the thread is then ended, another
 * started, and the call made again.
 */
export class Docxodus implements AsyncDisposable {
  #worker: Worker | null = null
  #hung = 0

  /** How often it never came back. */
  get hung(): number {
    return this.#hung
  }

  async #ready(): Promise<Worker> {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('docxodus-worker.ts', import.meta.url), { stdout: true, stderr: true })
    await once(worker, 'message')
    this.#worker = worker
    return worker
  }

  async do(job: DocxodusJob): Promise<DocxodusAnswer> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const worker = await this.#ready()
      const late = new AbortController()
      const timer = setTimeout(() => late.abort(), patience)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(job)
      try {
        const [answer] = (await once(worker, 'message', { signal: late.signal })) as [DocxodusAnswer]
        if (answer.failed !== null) throw new Error(answer.failed)
        return answer
      } catch (error) {
        if (!late.signal.aborted) throw error
        this.#hung += 1
        await this[Symbol.asyncDispose]()
      } finally {
        clearTimeout(timer)
      }
    }
    throw new Error('Docxodus did not come back from three attempts.')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
