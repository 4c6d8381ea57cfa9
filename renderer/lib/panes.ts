const panes = '[data-pane]'
const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"], [contenteditable="true"]'

function isShown(element: HTMLElement): boolean {
  return element.offsetParent !== null || getComputedStyle(element).position === 'fixed'
}

/** Moves the keyboard to the next part of the window, as F6 does in desktop applications; backwards with Shift. */
export function focusNextPane(root: Document, backwards: boolean): void {
  const all = [...root.querySelectorAll<HTMLElement>(panes)].filter(pane => isShown(pane) && (pane.hasAttribute('tabindex') || pane.querySelector(focusable) !== null))
  const current = all.findLastIndex(pane => pane.contains(root.activeElement))
  const next = all.at(backwards ? (current <= 0 ? all.length : current) - 1 : (current + 1) % all.length)
  const target = next?.hasAttribute('tabindex') === true ? next : next?.querySelector<HTMLElement>(focusable)
  target?.focus()
}
