import { parentPort } from 'node:worker_threads'
import { docxDiffCompare, initialize, openDocxSession } from 'docxodus/core'
import type { DocxodusAnswer, DocxodusJob } from '#test/bench/peers/docxodus.ts'

function rewritten(docx: Uint8Array): { bytes: Uint8Array; steps: number[] } {
  const started = performance.now()
  const session = openDocxSession(docx)
  session.project()
  const opened = performance.now()
  const bytes = session.save()
  const saved = performance.now()
  session.close()
  return { bytes, steps: [opened - started, saved - opened] }
}

async function done(job: DocxodusJob): Promise<DocxodusAnswer> {
  const started = performance.now()
  if (job.kind === 'rewrite') return { ...rewritten(job.docx), failed: null }
  const bytes = await docxDiffCompare(job.before, job.after)
  return { bytes, steps: [performance.now() - started], failed: null }
}

const failure = (error: unknown): DocxodusAnswer => ({ bytes: new Uint8Array(), steps: [], failed: String(error) })

const port = parentPort
if (port === null) throw new Error('This is a worker and nothing by itself.')
await initialize()
port.on('message', (job: DocxodusJob) => void done(job).catch(failure).then((answer) => port.postMessage(answer)))
port.postMessage('ready')
