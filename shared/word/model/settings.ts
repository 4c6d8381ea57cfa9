import { isOn, wholeNumber } from '#shared/word/model/on-off.ts'
import { attr, child, children, type XmlElement } from '#shared/word/xml/tree.ts'

/** What the settings part says (ECMA-376 Part 1, 17.15.1) that a reader of the text must know. */
export interface WordSettings {
  /** Edits are tracked (17.15.1.90). */
  readonly trackRevisions: boolean
  /** Authors' names are taken away on saving (17.15.1.70). */
  readonly removePersonalInformation: boolean
  /** The distance between tab stops nobody set, in twentieths of a point (17.15.1.25). */
  readonly defaultTabStop: number
  /** 12 Word 2007, 14 Word 2010, 15 Word 2013 and later; null where the file does not say. */
  readonly compatibilityMode: number | null
  readonly evenAndOddHeaders: boolean
}

/** Reads a settings part; without one every setting has its default. */
export function readSettings(root: XmlElement | null): WordSettings {
  const on = (name: string): boolean => {
    const found = root === null ? null : child(root, name)
    return found !== null && isOn(found)
  }
  const compatibility = root === null ? null : child(root, 'w:compat')
  const mode = compatibility === null ? undefined : children(compatibility, 'w:compatSetting').find((setting) => attr(setting, 'w:name') === 'compatibilityMode')
  return {
    trackRevisions: on('w:trackRevisions'),
    removePersonalInformation: on('w:removePersonalInformation'),
    defaultTabStop: wholeNumber(root === null ? null : child(root, 'w:defaultTabStop')) ?? 720,
    compatibilityMode: wholeNumber(mode ?? null),
    evenAndOddHeaders: on('w:evenAndOddHeaders'),
  }
}
