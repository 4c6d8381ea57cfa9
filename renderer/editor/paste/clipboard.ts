import { DOMSerializer, Slice, type Schema } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { DocumentAttributes } from '#shared/document/attributes.ts'
import { cleanSlice, withoutTracking } from '#renderer/editor/paste/clean-slice.ts'
import { copiedText, copySerializer, withoutNumberLabels } from '#renderer/editor/paste/copy.ts'
import { convertForeign, pasteLimits, type ConvertedPaste } from '#renderer/editor/paste/foreign-html.ts'
import { parseInert } from '#renderer/editor/paste/inert-document.ts'
import { storePicture, type PutBlob } from '#renderer/editor/paste/pictures.ts'
import type { Computed } from '#renderer/editor/views/live-document.ts'

export type { PutBlob } from '#renderer/editor/paste/pictures.ts'

interface ClipboardOptions {
  readonly schema: Schema
  readonly putBlob: PutBlob
  readonly notice: (message: string) => void
  readonly computed: () => Computed
  readonly locale: string
}

/** Markup longer than this is read no further. */
const longestMarkup = 8_000_000

const readAlready = 'data-countersign-paste'

function isOurs(html: string): boolean {
  return html.includes('data-pm-slice') || html.includes(readAlready)
}

function convert(html: string, view: EditorView): ConvertedPaste {
  const source = parseInert(html.slice(0, longestMarkup))
  const target = document.implementation.createHTMLDocument()
  const converted = convertForeign(source, target, (view.state.doc.attrs as DocumentAttributes).scheme)
  return html.length > longestMarkup ? { ...converted, cut: true } : converted
}

function pasteNotice({ remoteImages, cut }: Pick<ConvertedPaste, 'remoteImages' | 'cut'>): string | null {
  const said = [
    cut ? 'The passage was longer than one paste can be, so its end was left out. Paste the rest separately, or import the whole as a file.' : '',
    remoteImages === 0 ? '' : `${remoteImages === 1 ? 'One picture lies' : `${remoteImages} pictures lie`} elsewhere and would have to be fetched, so only the words were kept. Insert the picture from a file.`,
  ].filter((sentence) => sentence !== '')
  return said.length === 0 ? null : said.join(' ')
}

/** Stores the pictures of a paste, then pastes it with them; a picture that cannot be kept leaves its words. */
async function pasteWithPictures(view: EditorView, converted: ConvertedPaste, options: ClipboardOptions): Promise<void> {
  const target = new DOMParser().parseFromString(`<div ${readAlready}>${converted.html}</div>`, 'text/html')
  let refusedPictures = 0
  for (const { slot, dataUrl, alt } of converted.images) {
    const place = target.querySelector(`img[data-slot="${slot}"]`)
    const bytes = dataOf(dataUrl)
    const stored = bytes === null ? null : await storePicture(bytes, alt, options.putBlob)
    if (stored === null) {
      refusedPictures += 1
      place?.replaceWith(alt)
    } else {
      place?.setAttribute('data-blob', stored.blob)
      place?.setAttribute('data-media-type', stored.mediaType)
      place?.setAttribute('alt', stored.alt)
      place?.setAttribute('width', String(stored.width))
      place?.setAttribute('height', String(stored.height))
    }
  }
  if (view.isDestroyed) return
  view.pasteHTML(target.body.innerHTML)
  const notice = pasteNotice(converted)
  if (refusedPictures > 0) options.notice('A picture of the paste could not be read, so only its words were kept. The rest was pasted.')
  else if (notice !== null) options.notice(notice)
}

/** The bytes of a data address, read without any request. */
function dataOf(dataUrl: string): Blob | null {
  const match = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec(dataUrl)
  if (match === null) return null
  const bytes = Uint8Array.from(atob((match[2] ?? '').replace(/\s/g, '')), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: (match[1] ?? '').toLowerCase() })
}

async function insertFiles(view: EditorView, files: readonly File[], options: ClipboardOptions, at: number | null): Promise<void> {
  for (const file of files) {
    const stored = await storePicture(file, file.name.replace(/\.[a-z]+$/i, ''), options.putBlob)
    const image = view.state.schema.nodes['image']
    if (stored === null || image === undefined) options.notice(`${file.name} is not a picture this contract can hold. Use PNG, JPEG, GIF or WebP.`)
    else if (!view.isDestroyed) {
      const { from, to } = at === null ? view.state.selection : { from: at, to: at }
      view.dispatch(view.state.tr.replaceRangeWith(from, to, image.create({ ...stored })).scrollIntoView())
    }
  }
}

function picturesOf(data: DataTransfer | null): File[] {
  return Array.from(data?.files ?? []).filter((file) => file.type.startsWith('image/'))
}

/** Pasted into an empty paragraph, the first block keeps its own style and number instead of taking those of the place. */
function wholeIntoEmpty(slice: Slice, view: EditorView): Slice {
  const { $from, empty } = view.state.selection
  const first = slice.content.firstChild
  const takesPlace = empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0 && $from.parent.attrs['numbering'] === null
  if (!takesPlace || slice.openStart !== 1 || first?.type.name !== 'paragraph' || slice.content.childCount < 2) return slice
  return new Slice(slice.content, 0, slice.openEnd)
}

/** Copying out with numbers as text; pasting in from Word and the web with their lists and tables, and without anything that runs or is fetched. */
export function clipboard(options: ClipboardOptions): Plugin {
  let view: EditorView | null = null
  const failed = (): void => options.notice('A picture could not be stored, so it was not added. Nothing else was changed; try again.')
  return new Plugin({
    view(mounted) {
      view = mounted
      return {
        destroy() {
          view = null
        },
      }
    },
    props: {
      clipboardTextSerializer: (slice, from) => copiedText(slice, from, options.computed(), options.locale),
      clipboardSerializer: copySerializer(() => view, options.computed, options.locale, DOMSerializer.fromSchema(options.schema)),
      transformPastedText(text) {
        if (text.length <= pasteLimits.characters) return text
        options.notice(pasteNotice({ remoteImages: 0, cut: true }) ?? '')
        return text.slice(0, pasteLimits.characters)
      },
      transformPastedHTML(html, into) {
        if (isOurs(html)) return withoutNumberLabels(html)
        const converted = convert(html, into)
        const notice = pasteNotice(converted)
        if (notice !== null) options.notice(notice)
        return converted.html
      },
      transformCopied: (slice) => cleanSlice(slice, options.schema),
      transformPasted: (slice, into) => wholeIntoEmpty(withoutTracking(slice), into),
      handlePaste(into, event) {
        const html = event.clipboardData?.getData('text/html') ?? ''
        const pictures = picturesOf(event.clipboardData)
        if (html === '' && pictures.length > 0) {
          insertFiles(into, pictures, options, null).catch(failed)
          return true
        }
        if (html === '' || isOurs(html) || !/src=["']?data:image/i.test(html)) return false
        pasteWithPictures(into, convert(html, into), options).catch(failed)
        return true
      },
      handleDrop(into, event) {
        const pictures = picturesOf(event.dataTransfer)
        if (pictures.length === 0) return false
        const at = into.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? into.state.selection.from
        insertFiles(into, pictures, options, at).catch(failed)
        return true
      },
    },
  })
}
