import { element, isElement, withChildren, type XmlElement } from '#shared/word/xml/tree.ts'

/** What stands before trackRevisions in the settings (ECMA-376 Part 1, 17.15.1, CT_Settings). */
const before: ReadonlySet<string> = new Set(
  `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
   printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
   bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign
   attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView`
    .split(/\s+/)
    .map((name) => `w:${name}`),
)

/** The settings part of a document written anew: edits in the manner of Word 2013 and later. */
export function ownSettings(): XmlElement {
  const mode = element('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': '15' })
  return element('w:settings', [], [element('w:defaultTabStop', { 'w:val': '720' }), element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }), element('w:compat', [], [mode])])
}

/** The settings with edits tracked from now on, or not (17.15.1.90); the very same where they say so. */
export function withTracking(root: XmlElement, tracked: boolean): XmlElement {
  const said = root.children.find((node) => isElement(node, 'w:trackRevisions'))
  const isOn = said !== undefined && isElement(said) && !said.attributes.some(({ name, value }) => name === 'w:val' && ['0', 'false', 'off'].includes(value))
  if (isOn === tracked) return root
  const rest = root.children.filter((node) => node !== said)
  if (!tracked) return withChildren(root, rest)
  const at = rest.findLastIndex((node) => isElement(node) && before.has(node.name)) + 1
  return withChildren(root, [...rest.slice(0, at), element('w:trackRevisions'), ...rest.slice(at)])
}
