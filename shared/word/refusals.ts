import type { Refusal } from '#shared/lib/result.ts'

/** Why a Word file, or something asked of one, was refused. A closed list: a test exercises each. */
export type WordRefusalCode =
  | 'word.not-a-package'
  | 'word.legacy-format'
  | 'word.encrypted'
  | 'word.damaged-archive'
  | 'word.duplicate-part'
  | 'word.unsafe-name'
  | 'word.too-large'
  | 'word.not-a-document'
  | 'word.damaged-xml'
  | 'word.doctype'
  | 'word.too-deep'
  | 'word.encoding'
  | 'word.not-comparable'

export type WordRefusal = Refusal<WordRefusalCode>
