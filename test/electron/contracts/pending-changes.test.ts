import { Transform } from 'prosemirror-transform'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { openDraft, stepsOf } from '#test/helpers/typing.ts'

const ann = handOf('Ann')

it('a text with changes nobody has decided is read, found and taken out as it will be, and not signed', async () => {
  await using app = await openedApplication()
  const { contract } = await shortContract(app)
  const { doc, sequence } = await openDraft(app, contract.id)
  const paragraph = schema.nodes.paragraph.create({ id: 'pending' }, [schema.text('It lasts '), ann.deleted('marzipan ', 'g'), ann.inserted('nougat ', 'g'), schema.text('days.')])
  const tr = new Transform(doc).insert(doc.content.size, paragraph)
  await app.ask('draft.append', { contract: contract.id, after: sequence, steps: stepsOf(tr) })

  const exported = async (format: 'txt' | 'md' | 'html' | 'json'): Promise<string> =>
    Buffer.from(app.bytes((await app.ask('contracts.export', { contract: contract.id, version: null, format })).blob)).toString('utf8')
  for (const format of ['txt', 'md', 'html'] as const) {
    expect(await exported(format)).toContain('It lasts nougat days.')
    expect(await exported(format)).not.toContain('marzipan')
  }
  // Our own format keeps everything.
  expect(await exported('json')).toContain('marzipan')

  const found = async (query: string): Promise<number> => (await app.ask('search.find', { query, limit: 10 })).length
  expect([await found('nougat'), await found('marzipan')]).toEqual([1, 0])
  const problems = await app.ask('signing.gate', { contract: contract.id })
  expect(problems.find(({ code }) => code === 'pending-change')).toMatchObject({ message: 'There is one change that nobody has accepted or rejected yet.', paragraph: 'pending' })
})
