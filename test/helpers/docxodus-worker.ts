import { parentPort } from 'node:worker_threads'
import { docxDiffAcceptRevisions, docxDiffCompare, docxDiffRejectRevisions, initialize, openDocxSession } from 'docxodus/core'
import type { DocxodusAnswer, DocxodusJob } from '#test/helpers/docxodus.ts'

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

function changed(job: Exclude<DocxodusJob, { kind: 'rewrite' }>): Promise<Uint8Array> {
  if (job.kind === 'compare') return docxDiffCompare(job.before, job.after)
  return job.kind === 'accept' ? docxDiffAcceptRevisions(job.docx) : docxDiffRejectRevisions(job.docx)
}

async function done(job: DocxodusJob): Promise<DocxodusAnswer> {
  if (job.kind === 'rewrite') return { ...rewritten(job.docx), failed: null }
  const started = performance.now()
  const bytes = await changed(job)
  return { bytes, steps: [performance.now() - started], failed: null }
}

const failure = (error: unknown): DocxodusAnswer => ({ bytes: new Uint8Array(), steps: [], failed: String(error) })

const port = parentPort
if (port === null) throw new Error('This is a worker and nothing by itself.')
// What its runtime remarks while it starts says nothing about files; unread, it would keep the process alive.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true
await initialize()
port.on('message', (job: DocxodusJob) => void done(job).catch(failure).then((answer) => port.postMessage(answer)))
port.postMessage('ready')
