import type { DocumentAttributes } from '#shared/document/attributes.ts'
import { accepted, type Result } from '#shared/lib/result.ts'
import type { ExportInput } from '#shared/word/export/export-docx.ts'
import type { ExportReport } from '#shared/word/export/export-report.ts'
import { mainPartName, newPackage } from '#shared/word/export/new-package.ts'
import { ownStyles } from '#shared/word/export/own-styles.ts'
import { openBase, type PatchBase } from '#shared/word/export/patch-base.ts'
import { AnnotationIds } from '#shared/word/export/revisions.ts'
import { ownSettings } from '#shared/word/export/settings-part.ts'
import { ExportTarget } from '#shared/word/export/target.ts'
import { readModel, type WordModel } from '#shared/word/model/word-model.ts'
import type { StyleSheet } from '#shared/word/model/styles.ts'
import { withDefaultContentType } from '#shared/word/package/content-types.ts'
import { checkedXml, partXml, withPartXml } from '#shared/word/package/part-xml.ts'
import type { WordRefusal } from '#shared/word/refusals.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { child, element, withChildren, withRoot, xmlDocument, type XmlElement } from '#shared/word/xml/tree.ts'

const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const microsoft = 'http://schemas.microsoft.com/office/'
/** Relationship types of the parts that are Microsoft's own. */
const types: Readonly<Record<string, string>> = {
  commentsExtended: `${microsoft}2011/relationships/commentsExtended`,
  commentsIds: `${microsoft}2016/09/relationships/commentsIds`,
  people: `${microsoft}2011/relationships/people`,
}

/** The package a document is written into: the original, or a new one with what the document carries. */
export class OpenedPackage {
  readonly target: ExportTarget
  readonly base: PatchBase | null
  readonly renamed: ReadonlyMap<string, string>
  readonly model: WordModel

  constructor(target: ExportTarget, base: PatchBase | null, renamed: ReadonlyMap<string, string>) {
    this.target = target
    this.base = base
    this.renamed = renamed
    this.model = this.#read()
  }

  #read(): WordModel {
    return readModel({ styles: this.rootOf('styles'), numbering: this.rootOf('numbering'), settings: this.rootOf('settings') })
  }

  /** The root of a part of the text, by the kind of its relationship; null where there is none, or it cannot be read. */
  rootOf(kind: string): XmlElement | null {
    const name = this.target.related(kind)
    const read = name === null ? null : partXml(this.target.pkg, name)
    return read !== null && read.ok && read.value !== null ? read.value.root : null
  }

  /** Sets the root of such a part; nothing where it is what it was. */
  writeRoot(kind: string, root: XmlElement | null, contentType: string): void {
    const before = this.rootOf(kind)
    if (root === null || root === before) return
    const name = this.target.related(kind)
    if (before !== null && name !== null) this.target.pkg = withPartXml(this.target.pkg, name, withRoot(checkedXml(this.target.pkg, name, root.name), root))
    else this.target.part(this.#free(`word/${kind}.xml`), serializeXml(xmlDocument(root)), contentType, kind, types[kind])
  }

  #free(wanted: string): string {
    let name = wanted
    for (let number = 2; this.target.pkg.parts.has(name); number += 1) name = wanted.replace('.xml', `${number}.xml`)
    return name
  }

  /** The model after the styles part was changed; `needed` where the text has a style that must be defined. */
  withStyles(model: WordModel, needed: boolean, change: (root: XmlElement, sheet: StyleSheet) => XmlElement): WordModel {
    const root = this.rootOf('styles')
    // A file without styles shows by Word's own: ours would make another of it.
    if (root === null && this.base !== null && !needed) return model
    const changed = root === null ? ownStyles() : change(root, model.styles)
    if (changed === root) return model
    this.writeRoot('styles', changed, `${wordprocessing}styles+xml`)
    return this.#read()
  }

  writeBody(body: XmlElement): void {
    const { pkg, mainPart } = this.target
    if (this.base === null) {
      this.target.pkg = withPartXml(pkg, mainPart, xmlDocument(element('w:document', [], [body])))
      return
    }
    const document = checkedXml(pkg, mainPart, 'w:document')
    const { root } = document
    const changed = withChildren(root, root.children.map((node) => (node === child(root, 'w:body') ? body : node)))
    if (changed !== root) this.target.pkg = withPartXml(pkg, mainPart, withRoot(document, changed))
  }
}

/** Opens what a document is written into. Refusals: those of importing the original. */
export function openPackage({ doc, original, media, properties, comments }: ExportInput, report: ExportReport): Result<OpenedPackage, WordRefusal> {
  if (original !== null) {
    const base = openBase(original, comments)
    if (!base.ok) return base
    const target = new ExportTarget(base.value.imported.pkg, base.value.imported.mainPart, new Map([...base.value.imported.media, ...media]), report, new AnnotationIds(base.value.lastId))
    return accepted(new OpenedPackage(target, base.value, new Map()))
  }
  const { word } = doc.attrs as DocumentAttributes
  const target = new ExportTarget(newPackage(properties), mainPartName, media, report, new AnnotationIds())
  const renamed = target.carry(word?.parts ?? [])
  target.pkg = withDefaultContentType(target.pkg, 'bin', 'application/octet-stream')
  const opened = new OpenedPackage(target, null, renamed)
  if (opened.rootOf('settings') === null) opened.writeRoot('settings', ownSettings(), `${wordprocessing}settings+xml`)
  return accepted(opened)
}
