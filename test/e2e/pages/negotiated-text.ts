import { expect, type Locator, type Page } from '@playwright/test'
import { ask } from '#test/e2e/pages/paper.ts'

interface ContractAnswer {
  readonly contract: { readonly id: string }
}

/** Somebody of the house, besides the owner a test works as. */
export interface Colleague {
  readonly name: string
  readonly role: 'owner' | 'editor' | 'approver' | 'viewer'
}

/** Hands a text file over, as dropping it on the window does. */
async function putFile(page: Page, fileName: string, text: string): Promise<string> {
  return page.evaluate(
    async ([name, body]) => {
      const response = await fetch('/blob', { method: 'PUT', headers: { 'content-type': 'text/plain', 'x-file-name': encodeURIComponent(name) }, body })
      return ((await response.json()) as { id: string }).id
    },
    [fileName, text] as const,
  )
}

/** A contract that is being negotiated: its text on the desk, and what stands in the rail beside it. */
export class NegotiatedText {
  readonly page: Page
  readonly contract: string
  readonly title: string
  readonly text: Locator

  private constructor(page: Page, contract: string, title: string) {
    this.page = page
    this.contract = contract
    this.title = title
    this.text = page.getByRole('textbox', { name: title, exact: true })
  }

  /** Makes a contract whose text is these lines under its title, in the window's workspace, made first where there is none. */
  static async make(page: Page, title: string, lines: readonly string[]): Promise<NegotiatedText> {
    const session = await ask<{ state: string; suggestedFolder?: string }>(page, 'session.get', {})
    if (session.state === 'none') {
      const owner = { name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' }
      await ask(page, 'session.create', { path: `${session.suggestedFolder ?? ''}/Negotiation tests.countersign`, name: 'Marlow & Co', owner })
    }
    const fileName = `${title}.txt`
    const blob = await putFile(page, fileName, [title, ...lines].join('\n'))
    const { view } = await ask<{ view: ContractAnswer }>(page, 'contracts.import', { blob, fileName })
    return new NegotiatedText(page, view.contract.id, title)
  }

  async tracking(tracking: 'on' | 'off'): Promise<this> {
    await ask(this.page, 'contracts.setTracking', { contract: this.contract, tracking })
    return this
  }

  /** Takes in what the other side made of the text, as its tracked changes. */
  async theirs(lines: readonly string[]): Promise<this> {
    const fileName = 'Theirs.txt'
    const blob = await putFile(this.page, fileName, [this.title, ...lines].join('\n'))
    const { received } = await ask<{ received: { exchange: { id: string } } }>(this.page, 'negotiation.receive', { contract: this.contract, blob, fileName, note: '' })
    await ask(this.page, 'negotiation.adopt', { contract: this.contract, exchange: received.exchange.id, setAsideEdits: true })
    return this
  }

  /** Calls the application about this contract. */
  async ask<T>(channel: string, input: Record<string, unknown> = {}): Promise<T> {
    return ask<T>(this.page, channel, { contract: this.contract, ...input })
  }

  /** Adds somebody to the house, unless they are there. */
  async colleague({ name, role }: Colleague): Promise<void> {
    const { people } = await ask<{ people: readonly { name: string }[] }>(this.page, 'session.get', {})
    if (people.some((person) => person.name === name)) return
    await ask(this.page, 'people.add', { name, title: '', email: '', role })
  }

  /** Opens the contract, or opens it again. */
  async open(): Promise<this> {
    const { origin, pathname } = new URL(this.page.url())
    await this.page.goto(`${origin}/#/contracts/${this.contract}`)
    // In the window, that was another screen of the same page.
    if (pathname === '/') await this.page.reload()
    await expect(this.text).toBeVisible({ timeout: 30_000 })
    return this
  }

  /** Waits until everything typed is on the disk. */
  async saved(): Promise<void> {
    await expect(this.page.locator('span[data-state="saved"]')).toHaveText('Saved', { timeout: 30_000 })
  }

  /** Selects words of the text, as a double click or a drag does, and waits until the editor has taken that up. */
  async select(words: string): Promise<void> {
    await this.text.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted)
        if (at < 0) continue
        ;(element as HTMLElement).focus()
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
        node.parentElement?.scrollIntoView({ block: 'center' })
        return new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 60)))
      }
      throw new Error(`“${wanted}” is not on the paper`)
    }, words)
  }

  /** Writes other words in the place of some. */
  async replace(words: string, by: string): Promise<void> {
    await this.select(words)
    await this.page.keyboard.type(by)
  }

  /** Opens a panel of the rail, unless it is open. */
  async panel(title: string): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: title })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
    return this.page.getByRole('tabpanel', { name: title })
  }
}
