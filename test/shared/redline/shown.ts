import type { Mark, Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeStamp, type NodeChange } from '#shared/document/tracking.ts'

const signs = { insertion: '+', deletion: '−', formatChange: '~', property: '~' } as const

function stampShown({ author, person, id, group, move }: ChangeStamp): string {
  return `${author}${person === null ? '°' : ''}:${id}/${group}${move === null ? '' : `→${move}`}`
}

function markShown(mark: Mark): string {
  const name = mark.type.name
  if (!isTrackingMark(mark)) return Object.keys(mark.attrs).length === 0 ? name : `${name} ${JSON.stringify(mark.attrs)}`
  const of = name === 'formatChange' ? ` ${String(mark.attrs['mark'])} was ${JSON.stringify(mark.attrs['before'])}` : ''
  return `${signs[name as keyof typeof signs]}${stampShown(mark.attrs as ChangeStamp)}${of}`
}

function changeShown(change: NodeChange): string {
  const of = change.kind === 'property' ? ` ${change.attribute}${change.key === undefined ? '' : `.${change.key}`} was ${JSON.stringify(change.before)}` : change.keeps === 'this' ? ' keeps this' : ''
  return `${signs[change.kind]}${stampShown(change)}${of}`
}

function attributesShown(node: Node): string {
  const spec = node.type.spec.attrs ?? {}
  const own = Object.entries(node.attrs).filter(([name, value]) => name !== 'changes' && name !== 'fields' && JSON.stringify(value) !== JSON.stringify((spec[name] as { default?: unknown }).default))
  return own.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join('')
}

/** A node in a few lines that a person can read: its changes with their authors, its attributes that are not the usual ones. */
export function shown(node: Node, indent = ''): string {
  const marks = node.marks.map(markShown).join(', ')
  const changes = changesOf(node).map(changeShown).join(', ')
  const own = node.isText ? JSON.stringify(node.text) : `${node.type.name}${attributesShown(node)}`
  const head = `${indent}${own}${marks === '' ? '' : ` {${marks}}`}${changes === '' ? '' : ` [${changes}]`}`
  return [head, ...node.children.map((child) => shown(child, `${indent}  `))].join('\n')
}
