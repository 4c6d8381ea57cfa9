import type { Node } from 'prosemirror-model'
import type { Result } from '#shared/lib/result.ts'
import { exportDocx, type ExportedWord, type ExportInput } from '#shared/word/export/export-docx.ts'
import { importDocx, type ImportedWord } from '#shared/word/import/import-docx.ts'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import { child, type XmlElement } from '#shared/word/xml/tree.ts'
import { pictureMedia } from '#test/shared/word/export/wordly.ts'

export const noProperties = { title: null, author: null, at: null, trackRevisions: null } as const

/** The value of what must not be refused. */
export function certain<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** A document written anew. */
export function written(doc: Node, more: Partial<ExportInput> = {}): ExportedWord {
  return certain(exportDocx({ doc, comments: [], original: null, media: pictureMedia, properties: noProperties, ...more }))
}

/** A document written into the file it came from. */
export function patched(original: Uint8Array, read: ImportedWord, doc: Node, more: Partial<ExportInput> = {}): ExportedWord {
  return certain(exportDocx({ doc, comments: read.comments, original, media: read.media, properties: noProperties, ...more }))
}

export function read(bytes: Uint8Array): ImportedWord {
  return certain(importDocx(bytes))
}

/** The root of a part; null where there is none. */
export function rootOf(bytes: Uint8Array, name: string): XmlElement | null {
  return certain(partXml(certain(readPackage(bytes)), name))?.root ?? null
}

/** The XML of a part with canonical prefixes; empty where there is none. */
export function xmlOf(bytes: Uint8Array, name: string): string {
  const root = rootOf(bytes, name)
  return root === null ? '' : fragmentText(root.children)
}

/** The XML of the text. */
export function bodyOf(bytes: Uint8Array): string {
  const root = rootOf(bytes, 'word/document.xml')
  const body = root === null ? null : child(root, 'w:body')
  return body === null ? '' : fragmentText(body.children)
}

/** The XML of the text without what tells nothing here: ids, dates, authors, the last section. */
export function plainBody(bytes: Uint8Array): string {
  return bodyOf(bytes)
    .replaceAll(/ w14:(?:paraId|textId)="[^"]*"/g, '')
    .replaceAll(/ w:(?:id|date|author)="[^"]*"/g, '')
    .replace(/<w:sectPr>(?:(?!<w:sectPr>).)*<\/w:sectPr>$/, '')
}

/** The names of the parts whose bytes differ between two files. */
export function differingParts(a: Uint8Array, b: Uint8Array): string[] {
  const [before, after] = [certain(readPackage(a)).parts, certain(readPackage(b)).parts]
  const same = (name: string): boolean => {
    const [left, right] = [before.get(name)?.read(), after.get(name)?.read()]
    return left !== undefined && right !== undefined && left.length === right.length && left.every((byte, index) => byte === right[index])
  }
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => !same(name))
}
