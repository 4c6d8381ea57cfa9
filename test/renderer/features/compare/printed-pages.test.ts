import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { estimatePages } from '#renderer/features/compare/pages.ts'
import { schema } from '#shared/document/schema.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

describe('the pages that the strip shows', () => {
  it('are those of the printed contract, within one, for every starter template', { timeout: 120_000 }, async () => {
    await using app = await openedApplication()
    for (const { id: template, title, fields } of await app.ask('templates.list', {})) {
      const { contract } = await app.ask('contracts.createFromTemplate', { template, title, fields })
      const { document } = await app.ask('draft.open', { contract: contract.id })
      const { blob } = await app.ask('contracts.export', { contract: contract.id, version: null, format: 'pdf' })
      const printed = (await PDFDocument.load(app.bytes(blob))).getPageCount()
      const estimated = estimatePages(schema.nodeFromJSON(document)).length
      expect(Math.abs(estimated - printed), `${template}: ${printed} printed, ${estimated} estimated`).toBeLessThanOrEqual(1)
    }
  })
})
