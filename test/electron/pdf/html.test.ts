import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completionCertificateHtml } from '#electron/pdf/completion-html.ts'
import { evidencePagesHtml } from '#electron/pdf/evidence-html.ts'
import { cssString, escapeHtml, html, markup } from '#electron/pdf/html.ts'
import { markForPaging } from '#electron/pdf/paging-marks.ts'
import { completion, evidence } from '#test/electron/pdf/sample-evidence.ts'

describe('HTML for print', () => {
  it('escapes inserted texts and keeps inserted HTML', () => {
    expect(html`<p>${'<b>&"\''}${markup('<i>x</i>')}${null}${7}${[html`<u>${'>'}</u>`]}</p>`.html).toBe('<p>&lt;b&gt;&amp;&quot;&#39;<i>x</i>7<u>&gt;</u></p>')
  })

  it('lets no text open or close an element or an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/)
    }))
  })

  it('lets no text end a CSS string or the style element', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cssString(text).slice(1, -1).replaceAll(/\\[0-9a-f]+ /g, '')).not.toMatch(/["'\\<>\n\r\f]/)
    }))
  })

  it('shows hostile names in evidence and certificate as text', () => {
    const name = '<script>alert(1)</script>'
    const page = evidencePagesHtml({ ...evidence, preparedBy: name, signers: evidence.signers.map((signer) => ({ ...signer, name, consent: name })) }).html
    const certificate = completionCertificateHtml({ ...completion, signatures: completion.signatures.map((signature) => ({ ...signature, name, intent: name })) }).html
    expect(page + certificate).not.toContain('<script')
  })

  it('says in the certificate what each signer did', () => {
    const text = completionCertificateHtml(completion).html
    for (const words of ['(local clock)', 'Drawn by hand', 'All 14 (1–14)', 'I was present when Ann Archer signed', 'Teacher', completion.auditHead.hash.slice(0, 32)]) expect(text).toContain(words)
  })
})

describe('paging marks', () => {
  it('tell short paragraphs, and those that announce what follows', () => {
    expect(markForPaging('<p class="body">Short</p>')).toBe('<p data-short class="body">Short</p>')
    expect(markForPaging('<p>The following <b>hold:</b> </p>')).toContain('<p data-short data-announces>')
    expect(markForPaging(`<p>${'long '.repeat(60)}</p>`)).toMatch(/^<p>/)
  })

  it('change no word', () => {
    const words = (body: string): string => body.replaceAll(/<[^>]*>/g, '')
    fc.assert(fc.property(fc.array(fc.string()), (texts) => {
      const body = texts.map((text) => html`<p class="clause"><span class="number">1.</span> <span class="words">${text}</span></p>`.html).join('')
      expect(words(markForPaging(body))).toBe(words(body))
    }))
  })
})
