import { readFile } from 'node:fs/promises'
import { extname, join, normalize, posix, sep } from 'node:path'
import { bareAnswer, type Answer } from './answer.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** What the page's `<meta name="csp-nonce">` holds until a response fills it in. */
const noncePlaceholder = '__CSP_NONCE__'
/** Files in here carry a hash of their content in their name. */
const hashedFolder = '/assets/'

/** Whether the address is one of the window's own screens, all of which are drawn by the one page. */
const isScreen = (pathname: string): boolean => !posix.basename(pathname).includes('.')

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** The file an address stands for, or null when it points outside the folder or at a name we never make. */
function fileFor(folder: string, pathname: string): string | null {
  const plain = decoded(pathname)
  if (plain === null || plain.includes('\0') || plain.includes('\\')) return null
  const file = normalize(join(folder, isScreen(plain) ? 'index.html' : plain))
  return file.startsWith(normalize(folder + sep)) ? file : null
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR')

/** Answers a file of the built window; the page itself gets this response's nonce. */
export async function answerAsset(folder: string, pathname: string, nonce: string): Promise<Answer> {
  const file = fileFor(folder, pathname)
  const mediaType = file === null ? undefined : mediaTypes[extname(file)]
  if (file === null || mediaType === undefined) return bareAnswer(404)
  try {
    const bytes = await readFile(file)
    if (extname(file) === '.html') {
      return { status: 200, headers: { 'content-type': mediaType, 'cache-control': 'no-store' }, body: bytes.toString('utf8').replaceAll(noncePlaceholder, nonce) }
    }
    const caching = pathname.startsWith(hashedFolder) ? 'private, max-age=31536000, immutable' : 'no-cache'
    return { status: 200, headers: { 'content-type': mediaType, 'cache-control': caching }, body: bytes }
  } catch (error) {
    if (isMissing(error)) return bareAnswer(404)
    throw error
  }
}
