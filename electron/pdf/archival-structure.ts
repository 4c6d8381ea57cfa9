import { createHash } from 'node:crypto'
import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument } from 'pdf-lib'
import { srgbProfile } from '#electron/pdf/srgb-profile.ts'

export interface DocumentIdentity {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** ISO 8601 instant, to the second as PDF dates are. */
  readonly createdAt: string
}

const creator = 'Countersign'

/**
 * Gives a tagged PDF the structure that ISO 19005-3 (PDF/A-3) asks for at level B: XMP that agrees with the information
 * dictionary, an output intent with its colour profile, language, title in the window's bar, tagging and page labels.
 * Whether the whole file conforms is a validator's to say.
 */
export function addArchivalStructure(pdf: PDFDocument, identity: DocumentIdentity): void {
  const { context, catalog } = pdf
  const producer = pdf.getProducer() ?? creator
  const date = pdfDate(identity.createdAt)
  const information = context.obj({
    Title: PDFHexString.fromText(identity.title),
    Creator: PDFString.of(creator),
    Producer: PDFString.of(producer),
    CreationDate: PDFString.of(date),
    ModDate: PDFString.of(date),
  })
  if (context.trailerInfo.Info instanceof PDFRef) context.assign(context.trailerInfo.Info, information)
  else context.trailerInfo.Info = context.register(information)

  const xmp = context.stream(Buffer.from(metadata(identity, producer), 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  const profile = context.flateStream(srgbProfile(), { N: 3 })
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    RegistryName: PDFString.of('http://www.color.org'),
    DestOutputProfile: context.register(profile),
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
  catalog.set(PDFName.of('Lang'), PDFString.of(identity.language))
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }))
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({})
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True)
  catalog.set(PDFName.of('ViewerPreferences'), preferences)
}

/** The file identifier (ISO 32000-2, 14.4) made from what the file is made from, so that equal inputs give equal files. */
export function setFileIdentifier(pdf: PDFDocument, seed: Uint8Array | string): void {
  const id = PDFHexString.of(createHash('sha256').update(seed).digest('hex').slice(0, 32).toUpperCase())
  const pair = PDFArray.withContext(pdf.context)
  pair.push(id)
  pair.push(id)
  pdf.context.trailerInfo.ID = pair
}

/** A PDF date (ISO 32000-2, 7.9.4) of an ISO 8601 instant, in UTC. */
export function pdfDate(instant: string): string {
  return `D:${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The XMP packet (ISO 16684-1) with the PDF/A identification of ISO 19005-3, 6.6.4. */
function metadata({ title, language, createdAt }: DocumentIdentity, producer: string): string {
  const date = `${new Date(createdAt).toISOString().slice(0, 19)}Z`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${creator}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}
