/** How a person likes the window; nothing that belongs to a workspace. */
export interface Preferences {
  readonly colourScheme: 'auto' | 'light' | 'dark'
  readonly railPanel: string
  readonly railOpen: boolean
  /** When Home was last looked at, per workspace path. */
  readonly lastVisits: Readonly<Record<string, string>>
  /** Whether what is due is told by notices of the system, because the person turned them on. */
  readonly desktopReminders: boolean
  /** What was told so today; short, for cookies are. */
  readonly reminded: { readonly day: string; readonly keys: string }
}

const name = 'countersign-preferences'
const initial: Preferences = { colourScheme: 'auto', railPanel: 'details', railOpen: true, lastVisits: {}, desktopReminders: false, reminded: { day: '', keys: '' } }

/**
 * The loopback host has another port at each start, and local storage belongs to one port. Cookies of 127.0.0.1 do not, so
 * they keep what the window likes there; the desktop shell has no cookies and uses local storage.
 */
function storedText(): string | null {
  const local = localStorage.getItem(name)
  if (local !== null) return local
  const pair = document.cookie.split('; ').find(each => each.startsWith(`${name}=`))
  return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1))
}

function isPartial(value: unknown): value is Partial<Preferences> {
  return typeof value === 'object' && value !== null
}

export function readPreferences(): Preferences {
  const text = storedText()
  if (text === null) return initial
  try {
    const stored: unknown = JSON.parse(text)
    return isPartial(stored) ? { ...initial, ...stored } : initial
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return initial
    throw error
  }
}

export function changePreferences(changed: Partial<Preferences>): void {
  const text = JSON.stringify({ ...readPreferences(), ...changed })
  localStorage.setItem(name, text)
  document.cookie = `${name}=${encodeURIComponent(text)}; Max-Age=31536000; Path=/; SameSite=Strict`
}
