import { expect, type Page } from '@playwright/test'
import { ask, Paper } from '#test/e2e/pages/paper.ts'

interface Session {
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** A paper on which changes are recorded, as several people of the house write on it one after the other. */
export class RedlinedPaper {
  readonly page: Page
  readonly paper: Paper
  readonly title: string

  private constructor(page: Page, paper: Paper, title: string) {
    this.page = page
    this.paper = paper
    this.title = title
  }

  /** A contract of Ada Marlow’s, with words written before tracking was turned on. */
  static async of(page: Page, title: string, write: (paper: Paper) => Promise<void>): Promise<RedlinedPaper> {
    const { people = [] } = await ask<Partial<Session>>(page, 'session.get', {})
    const ada = people.find(({ name }) => name === 'Ada Marlow')
    if (ada !== undefined) await ask(page, 'people.switch', { person: ada.id })
    const paper = await Paper.blank(page, title)
    await write(paper)
    await paper.press('Control+Shift+E')
    await expect(page.getByRole('button', { name: 'Tracking on' })).toBeVisible()
    await paper.saved()
    return new RedlinedPaper(page, paper, title)
  }

  static ofLines(page: Page, title: string, ...lines: readonly string[]): Promise<RedlinedPaper> {
    return RedlinedPaper.of(page, title, async (paper) => {
      for (const [index, line] of lines.entries()) {
        if (index > 0) await paper.press('Enter')
        await paper.type(line)
      }
    })
  }

  /** From now on somebody else of the house writes. */
  async writes(name: string): Promise<void> {
    await this.paper.saved()
    const known = await ask<Session>(this.page, 'session.get', {})
    const { people } = known.people.some((person) => person.name === name) ? known : await ask<Session>(this.page, 'people.add', { name, title: '', email: '', role: 'owner' })
    await ask(this.page, 'people.switch', { person: people.find((person) => person.name === name)?.id ?? '' })
    await this.page.reload()
    await expect(this.paper.text).toBeVisible({ timeout: 30_000 })
  }

  /** The paragraphs as a reader of changes sees them: `+came+`, `-goes-`, `~formatted~`, and `¶+`, `¶-` or `¶±` where an end comes or goes; `=` before one moved here or away. */
  marked(): Promise<string[]> {
    return this.paper.text.evaluate((element) => {
      const signs: Readonly<Record<string, string>> = { INS: '+', DEL: '-' }
      const words = (node: Node): string => {
        if (!(node instanceof Element)) return node.textContent ?? ''
        if (node.matches('.ProseMirror-trailingBreak, .ProseMirror-separator')) return ''
        const sign = signs[node.tagName] ?? (node.matches('.format-change') ? '~' : '')
        const inner = [...node.childNodes].map(words).join('')
        return inner === '' ? '' : `${sign}${inner}${sign}`
      }
      return [...element.querySelectorAll('p')].map((paragraph) => {
        const end = { insertion: '¶+', deletion: '¶-', both: '¶±' }[paragraph.dataset['mark'] ?? ''] ?? ''
        return `${[...paragraph.childNodes].map(words).join('')}${end}`
      })
    })
  }

  async reads(...expected: readonly string[]): Promise<void> {
    await expect.poll(() => this.marked()).toEqual(expected)
  }

  /** Puts the cursor after some words. */
  async cursorAfter(words: string): Promise<void> {
    await this.paper.text.evaluate((element, text) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(text)
        if (at < 0) continue
        ;(element as HTMLElement).focus()
        getSelection()?.collapse(node, at + text.length)
        return new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 60)))
      }
      throw new Error(`${text} is not on the paper`)
    }, words)
  }

  /** Selects some words as a person does at the keyboard, backwards from their end. */
  async select(words: string): Promise<void> {
    await this.cursorAfter(words)
    for (let count = 0; count < words.length; count += 1) await this.paper.press('Shift+ArrowLeft')
  }

  /** Selects from the end of some words to the end of others. */
  async selectBetween(after: string, to: string): Promise<void> {
    await this.paper.text.evaluate((element, [first, last]) => {
      const find = (text: string): [Node, number] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = (node.textContent ?? '').indexOf(text)
          if (at >= 0) return [node, at + text.length]
        }
        throw new Error(`${text} is not on the paper`)
      }
      ;(element as HTMLElement).focus()
      getSelection()?.setBaseAndExtent(...find(first), ...find(last))
      return new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 60)))
    }, [after, to] as const)
  }

  /** Accepts or rejects every change, from the menu of the views. */
  async resolveAll(decision: 'Accept' | 'Reject'): Promise<void> {
    await this.page.getByRole('button', { name: /^Show changes as/ }).click()
    await this.page.getByRole('menuitem', { name: `${decision} all changes` }).click()
    await expect(this.paper.text.locator('ins, del, [data-mark], [data-changed]')).toHaveCount(0)
  }
}
