/** HTML that may stand in a document as it is. Only {@link html} and {@link markup} make it. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | null | readonly Html[]

function write(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}

/** A template of HTML whose inserted texts are escaped; inserted HTML stays. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + (index < parts.length ? write(parts[index] ?? null) : '')).join('') }
}

/** HTML that was made by our own serialiser. */
export function markup(text: string): Html {
  return { html: text }
}

/** A text as HTML shows it, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** A text as a CSS string (CSS Syntax 3, 4.3.5) that can stand in a style element: all but plain letters and digits are escaped. */
export function cssString(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N}\p{M} .,:·–—/-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`
}
