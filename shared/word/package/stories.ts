import { contentTypeOf } from './content-types.ts'
import { mainPart } from './read-package.ts'
import type { WordPackage } from './package.ts'

/** A part that holds paragraphs (ECMA-376 Part 1, 11.3): text boxes lie inside these. */
export type StoryKind = 'body' | 'header' | 'footer' | 'footnotes' | 'endnotes' | 'comments' | 'glossary'

const KINDS: Readonly<Record<string, StoryKind>> = { header: 'header', footer: 'footer', footnotes: 'footnotes', endnotes: 'endnotes', comments: 'comments', 'document.glossary': 'glossary' }
const TYPE = /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.([a-z.]+)\+xml$/

/** Every part with paragraphs, the body first. */
export function storiesOf(pkg: WordPackage): { name: string; kind: StoryKind }[] {
  const main = mainPart(pkg)
  const others = [...pkg.parts.keys()].flatMap((name) => {
    const kind = KINDS[TYPE.exec(contentTypeOf(pkg, name) ?? '')?.[1] ?? '']
    return kind === undefined || name === main ? [] : [{ name, kind }]
  })
  return main === null ? others : [{ name: main, kind: 'body' as const }, ...others]
}
