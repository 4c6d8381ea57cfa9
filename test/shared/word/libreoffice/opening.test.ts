import { expect, it } from 'vitest'
import { hasLibreOffice } from '#test/helpers/libreoffice.ts'
import { newFaults } from '#test/helpers/ooxml-validator.ts'
import { corpusFiles } from '#test/shared/word/import/corpus.ts'
import { notOpened } from '#test/shared/word/libreoffice/opening.ts'
import { writtenKinds } from '#test/shared/word/libreoffice/written-kinds.ts'

const files = corpusFiles('docx-misc')

it.skipIf(!hasLibreOffice || files === null)('what we write of real files is opened by LibreOffice and docxodus, and is as valid as they are (skipped: LibreOffice or corpus not present)', async () => {
  const made = (files ?? []).filter((_, index) => index % 5 === 0).flatMap(({ name, read }) => writtenKinds(name, read()))
  expect(await notOpened(made)).toEqual([])
  const anew = made.filter(({ kind }) => kind === 'written anew').slice(0, 2)
  expect((await Promise.all(anew.map(({ bytes, before }) => newFaults(bytes, before)))).flat()).toEqual([])
}, 90_000)
