import { expect, type Locator, type Page } from '@playwright/test'

/** Calls the application as the window does, so that a test may begin with a contract on the desk. */
export async function ask<T>(page: Page, channel: string, input: unknown): Promise<T> {
  const reply = await page.evaluate(
    async ([name, body]) => {
      const response = await fetch(`/call/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      return (await response.json()) as { ok: boolean; value: unknown; message?: string }
    },
    [channel, input] as const,
  )
  if (!reply.ok) throw new Error(`${channel}: ${reply.message ?? ''}`)
  return reply.value as T
}

/** An empty contract on the desk, and its paper. */
export class Paper {
  readonly page: Page
  readonly text: Locator

  private constructor(page: Page, title: string) {
    this.page = page
    this.text = page.getByRole('textbox', { name: title, exact: true })
  }

  /** Makes a contract of this title in the window's workspace, making that first where there is none, and opens it. */
  static async blank(page: Page, title: string): Promise<Paper> {
    const session = await ask<{ state: string; suggestedFolder?: string }>(page, 'session.get', {})
    if (session.state === 'none') {
      const owner = { name: 'Ada Marlow', title: 'Director', email: 'ada@marlow.example' }
      await ask(page, 'session.create', { path: `${session.suggestedFolder ?? ''}/Editor tests.countersign`, name: 'Editor tests', owner })
    }
    const inWindow = new URL(page.url()).pathname === '/'
    const { contract } = await ask<{ contract: { id: string } }>(page, 'contracts.createBlank', { title, type: 'services' })
    await page.goto(`${new URL(page.url()).origin}/#/contracts/${contract.id}`)
    if (inWindow) await page.reload()
    const paper = new Paper(page, title)
    await expect(paper.text).toBeVisible({ timeout: 30_000 })
    // A blank contract begins with its title; the tests begin with nothing.
    await paper.text.click()
    await paper.press('Control+a', 'Backspace', 'Control+Alt+0')
    await paper.reads([''])
    return paper
  }

  /** Pastes as another program would: with markup and plain text. The editor has taken up by then where the cursor went, as it has for any hand. */
  async paste(html: string, plain = ''): Promise<void> {
    await this.text.evaluate(
      async (element, [markup, words]) => {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))
        const data = new DataTransfer()
        if (markup !== '') data.setData('text/html', markup)
        data.setData('text/plain', words)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      [html, plain] as const,
    )
  }

  /** What copying the selection would put on the clipboard. */
  async copied(): Promise<{ html: string; plain: string }> {
    return this.text.evaluate((element) => {
      const data = new DataTransfer()
      element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
      return { html: data.getData('text/html'), plain: data.getData('text/plain') }
    })
  }

  /** The paper as it reads: one line to a paragraph with its number and, where it is not body text, its style; rows of cells with bars. */
  async lines(): Promise<string[]> {
    return this.text.evaluate((element) => {
      const words = (node: Element): string => {
        const copy = node.cloneNode(true) as Element
        for (const filler of copy.querySelectorAll('.ProseMirror-trailingBreak, .ProseMirror-separator')) filler.remove()
        for (const line of copy.querySelectorAll('br')) line.replaceWith('⏎')
        return (copy.textContent ?? '').trim()
      }
      const paragraph = (node: HTMLElement): string =>
        [node.dataset['style'] === 'body' ? '' : `[${node.dataset['style'] ?? ''}]`, node.dataset['number'] ?? '', words(node)].filter((part) => part !== '').join(' ')
      return [...element.children].flatMap((block): string[] => {
        if (block instanceof HTMLParagraphElement) return [paragraph(block)]
        const rows = [...block.querySelectorAll('tr')]
        if (rows.length === 0) return [`<${block.className}>`]
        return rows.map((row) => [...row.children].map((cell) => [...cell.querySelectorAll('p')].map(paragraph).join(' / ')).join(' | '))
      })
    })
  }

  async reads(expected: readonly (string | ReturnType<typeof expect.stringMatching>)[]): Promise<void> {
    await expect.poll(() => this.lines()).toEqual(expected)
  }

  /** Waits until everything typed is on the disk. What a screen reader hears follows a moment later, so the mark itself is asked. */
  async saved(): Promise<void> {
    await expect(this.page.locator('span[data-state="saved"]')).toHaveText('Saved', { timeout: 30_000 })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }
}
