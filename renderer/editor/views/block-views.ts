import type { NodeViewConstructor } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'
import type { SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import { drawBlockChanges } from '#renderer/editor/views/block-changes.ts'
import { watch, type Computed, type LiveDocument } from '#renderer/editor/views/live-document.ts'

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** What a signature block shows for a text or a field, and whether it is still to be filled in. */
function shown(value: TextOrField, computed: Computed, locale: string, blank: string): { text: string; filled: boolean } {
  if ('text' in value) return value.text === '' ? { text: blank, filled: false } : { text: value.text, filled: true }
  const field = computed.fields.find((candidate) => candidate.id === value.field)
  const text = field === undefined ? null : formatFieldValue(field, null, locale)
  return text === null ? { text: field?.label ?? blank, filled: false } : { text, filled: true }
}

function line(label: string, value: { text: string; filled: boolean } | null): HTMLElement {
  const row = element('div', 'signature-line')
  row.append(element('span', 'signature-label', label))
  const space = element('span', value === null ? 'signature-space' : 'signature-value', value?.text ?? '')
  if (value !== null) space.dataset['filled'] = value.filled ? 'yes' : 'no'
  row.append(space)
  return row
}

function drawSignature(dom: HTMLElement, attrs: SignatureBlockAttributes, live: LiveDocument): void {
  const value = (part: TextOrField, blank: string) => shown(part, live.computed, live.locale, blank)
  const party = value(attrs.party, 'Party')
  // Who signs for themselves has no capacity; that is no blank.
  const capacity = 'text' in attrs.capacity ? { text: attrs.capacity.text, filled: true } : value(attrs.capacity, 'Capacity')
  const signer = element('div', 'signature-part')
  const heading = element('div', 'signature-heading')
  const name = element('span', 'signature-value', party.text)
  name.dataset['filled'] = party.filled ? 'yes' : 'no'
  heading.append('Signed for and on behalf of ', name)
  signer.append(heading, line('Signature', null), line('Name', value(attrs.signer, 'Name of signer')), line('Capacity', capacity), line('Date', null))
  const parts = [signer]
  if (attrs.witness) {
    const witness = element('div', 'signature-part')
    witness.append(element('div', 'signature-heading', 'In the presence of'), line('Signature', null), line('Name', null), line('Address', null), line('Occupation', null))
    parts.push(witness)
  }
  dom.replaceChildren(...parts)
  dom.setAttribute('aria-label', `Signature block for ${party.text}${attrs.witness ? ', with a witness' : ''}`)
}

/** The place where a party signs, as it will be printed. */
export function signatureBlockView(live: LiveDocument): NodeViewConstructor {
  return (node, _view, getPos) => {
    const dom = element('div', 'document-signature')
    dom.contentEditable = 'false'
    dom.setAttribute('role', 'group')
    let attrs = node.attrs as SignatureBlockAttributes
    drawBlockChanges(dom, node)
    const draw = (): void => {
      if (attrs.id !== null) dom.dataset['id'] = attrs.id
      drawSignature(dom, attrs, live)
    }
    let fields = live.computed.fields
    const unwatch = watch(live, {
      refresh(computed) {
        if (computed.fields !== fields || dom.childElementCount === 0) draw()
        fields = computed.fields
      },
    })
    dom.addEventListener('dblclick', () => {
      const pos = getPos()
      if (pos !== undefined) live.onEdit('signature', pos)
    })
    return {
      dom,
      update(next: Node) {
        if (next.type.name !== 'signatureBlock') return false
        attrs = next.attrs as SignatureBlockAttributes
        draw()
        drawBlockChanges(dom, next)
        return true
      },
      ignoreMutation: () => true,
      destroy: unwatch,
    }
  }
}

/** Where a new page begins; a line with its name on the paper, nothing in print. */
export const pageBreakView: NodeViewConstructor = (node) => {
  const dom = element('div', 'document-page-break')
  dom.contentEditable = 'false'
  dom.setAttribute('role', 'separator')
  dom.setAttribute('aria-label', 'Page break')
  drawBlockChanges(dom, node)
  return {
    dom,
    update(next: Node) {
      if (next.type.name !== 'pageBreak') return false
      drawBlockChanges(dom, next)
      return true
    },
    ignoreMutation: () => true,
  }
}
