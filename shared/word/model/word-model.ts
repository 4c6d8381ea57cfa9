import { readNumbering, type NumberingPart } from '#shared/word/model/numbering.ts'
import { readSettings, type WordSettings } from '#shared/word/model/settings.ts'
import { readStyles, type StyleSheet } from '#shared/word/model/styles.ts'
import type { XmlElement } from '#shared/word/xml/tree.ts'

/** What the parts beside the text say about it. */
export interface WordModel {
  readonly styles: StyleSheet
  readonly numbering: NumberingPart
  readonly settings: WordSettings
}

/** Reads the model from the roots of the styles, numbering and settings parts; each may be missing. */
export function readModel(roots: { readonly styles: XmlElement | null; readonly numbering: XmlElement | null; readonly settings: XmlElement | null }): WordModel {
  return { styles: readStyles(roots.styles), numbering: readNumbering(roots.numbering), settings: readSettings(roots.settings) }
}
