import { expect, it } from 'vitest'
import { openedApplication } from '#test/helpers/test-application.ts'
import { openDraft } from '#test/helpers/typing.ts'

it('counts no clause of a text as a template made it, though its references lead to other ids, and a field of one’s own was added', async () => {
  await using app = await openedApplication()
  const { contract } = await app.ask('contracts.createFromTemplate', { template: 'mutual-nda', title: 'Confidentiality', fields: [] })
  const { doc, sequence } = await openDraft(app, contract.id)
  const keyholder = { id: 'keyholder', label: 'Keyholder', required: false, type: 'text', value: 'Jonah Vale' }
  const fields = [...(doc.attrs['fields'] as readonly object[]), keyholder]
  await app.ask('draft.append', { contract: contract.id, after: sequence, steps: [{ stepType: 'docAttr', attr: 'fields', value: fields }] })
  const view = await app.ask('approvals.submit', { contract: contract.id, note: '' })
  expect(view.rounds[0]?.facts).toMatchObject({ template: 'mutual-nda', deviations: '0', 'field:keyholder': 'Jonah Vale' })
})
