import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts } from '../package/relationships.ts'
import { attr, child, children, type XmlElement } from '../xml/tree.ts'
import { wordsIn } from './audit-places.ts'
import { elementKey } from './element-keys.ts'
import type { UntrackedDifference } from './untracked.ts'

/** The root of a part the main one names by that kind of relationship, or null. */
export function relatedRoot(pkg: WordPackage, kind: string): XmlElement | null {
  const name = relatedParts(pkg, mainPart(pkg) ?? '', kind)[0]
  return name === undefined ? null : checkedXml(pkg, name, `w:${kind}`).root
}

const settings = { 'w:trackRevisions': 'changes are tracked', 'w:documentProtection': 'protection', 'w:writeProtection': 'protection against writing' } as const

/** Settings (17.15.1) that say whether changes are tracked, and what may be changed at all. */
export function settingsBeside(sent: WordPackage, received: WordPackage): UntrackedDifference[] {
  const [before, after] = [relatedRoot(sent, 'settings'), relatedRoot(received, 'settings')]
  return Object.entries(settings).flatMap(([name, said]): UntrackedDifference[] => {
    const [was, is] = [before, after].map((root) => settingOf(root, name)) as [string, string]
    return was === is ? [] : [{ kind: 'setting', part: 'settings', where: said, before: was, after: is }]
  })
}

function settingOf(root: XmlElement | null, name: string): string {
  const found = root === null ? null : child(root, name)
  if (found === null || ['0', 'false', 'off'].includes(attr(found, 'w:val') ?? '') || attr(found, 'w:enforcement') === '0' || attr(found, 'w:enforcement') === 'false') return ''
  if (found.attributes.length === 0) return 'on'
  return found.attributes.map(({ name: each, value }) => `${each.replace(/^\w+:/, '')} ${value}`).join(', ')
}

interface Comment {
  readonly stamp: string
  readonly words: string
}

/** Comments of the sent file that came back with other words, or not at all. New ones are in the file for all to see. */
export function commentsBeside(sent: WordPackage, received: WordPackage): UntrackedDifference[] {
  const [before, after] = [commentsOf(sent), commentsOf(received)]
  const left = [...after]
  const without = before.filter((comment) => {
    const at = left.findIndex(({ stamp, words }) => stamp === comment.stamp && words === comment.words)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
  return without.map((comment): UntrackedDifference => {
    const at = left.findIndex(({ stamp }) => stamp === comment.stamp)
    const [edited] = at === -1 ? [] : left.splice(at, 1)
    return { kind: 'comment', part: 'comments', where: comment.stamp.split('\u0000')[0] ?? '', before: comment.words, after: edited?.words ?? '' }
  })
}

function commentsOf(pkg: WordPackage): Comment[] {
  const root = relatedRoot(pkg, 'comments')
  return (root === null ? [] : children(root, 'w:comment')).map((each) => ({
    stamp: [attr(each, 'w:author') ?? '', attr(each, 'w:date') ?? ''].join('\u0000'),
    words: children(each, 'w:p').map(wordsIn).join('\n'),
  }))
}

function lookOf(style: XmlElement): string {
  return ['w:basedOn', 'w:pPr', 'w:rPr', 'w:tblPr'].map((name) => child(style, name)).map((each) => (each === null ? '' : elementKey(each, () => ''))).join('')
}

/** Styles of which the definition is another one. */
export function stylesBeside(sent: WordPackage, received: WordPackage): UntrackedDifference[] {
  const [before, after] = [sent, received].map((pkg) => {
    const root = relatedRoot(pkg, 'styles')
    return new Map((root === null ? [] : children(root, 'w:style')).map((style) => [attr(style, 'w:styleId') ?? '', style]))
  }) as [Map<string, XmlElement>, Map<string, XmlElement>]
  return [...before].flatMap(([id, style]): UntrackedDifference[] => {
    const now = after.get(id)
    if (now === undefined || lookOf(now) === lookOf(style)) return []
    const name = attr(child(style, 'w:name') ?? style, 'w:val') ?? id
    return [{ kind: 'formatting', part: 'styles', where: name, before: name, after: name }]
  })
}
