import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron'
import type { IpcMainInvokeEvent, MenuItemConstructorOptions, OpenDialogOptions, Session } from 'electron'
import { AppError } from '#shared/ipc/errors.ts'
import { documentHeaders, printFlags, printOrigin, resourceHeaders, type PrintOptions, type PrintToPdf } from '../pdf/print.ts'
import { bareAnswer, type Answer } from './answer.ts'
import { answerAsset } from './assets.ts'
import { acceptBlob, answerBlob, largestUpload } from './blobs.ts'
import { call, refusedCall, messageOf } from './calls.ts'
import type { Backend, HostEvent } from './host.ts'
import { readLaunchArguments } from './launch-arguments.ts'
import { openedPdf } from './opened-file.ts'
import { blobPolicy, contentPolicy, securityHeaders } from './security-headers.ts'

export interface BackendOptions {
  readonly workspacePath: string | null
  readonly appData: string
  readonly print: PrintToPdf
  /** The folder of fonts, templates and the sample. */
  readonly resources: string
}

export type CreateBackend = (options: BackendOptions) => Promise<Backend>

const scheme = 'countersign'
const windowAddress = `${scheme}://app/`
const printAddress = `${printOrigin}/document`
const workspaceFilter = { name: 'Countersign workspaces', extensions: ['countersign'] }

interface Shell {
  readonly backend: Backend
  window: BrowserWindow | null
}

const isOurs = (address: string): boolean => {
  const { protocol: named, host } = new URL(address)
  return named === `${scheme}:` && host === 'app'
}

/** Calls are taken from the main frame of our own page and from nothing else. */
const isTrusted = ({ senderFrame, sender }: IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isOurs(senderFrame.url)

const toResponse = ({ status, headers, body }: Answer, policy: string): Response =>
  new Response(typeof body === 'string' ? body : Uint8Array.from(body), { status, headers: { ...securityHeaders(policy), ...headers } })

async function answer(shell: Shell, assets: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (!isOurs(request.url)) return toResponse(bareAnswer(403), blobPolicy)
  if (request.method === 'GET' && pathname.startsWith('/blob/')) {
    return toResponse(await answerBlob(shell.backend, pathname.slice('/blob/'.length)), blobPolicy)
  }
  if (request.method === 'GET') {
    const nonce = randomBytes(16).toString('base64')
    return toResponse(await answerAsset(assets, pathname, nonce), contentPolicy(nonce))
  }
  if (pathname !== '/blob') return toResponse(bareAnswer(403), blobPolicy)
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length > largestUpload) return toResponse(bareAnswer(413), blobPolicy)
  const { headers } = request
  return toResponse(await acceptBlob(shell.backend, bytes, headers.get('content-type'), headers.get('x-file-name')), blobPolicy)
}

function refuseEverythingElse(within: Session): void {
  within.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  within.setPermissionCheckHandler(() => false)
  within.setDevicePermissionHandler(() => false)
}

/** A window may load its own page again; it goes nowhere else, opens nothing and embeds nothing. */
function confine(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', event => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
  })
}

/** Answers a document under print and what it uses from memory, and anything else with "no content". */
async function answerPrint(html: string, options: PrintOptions, address: string): Promise<Response> {
  if (address === printAddress) return new Response(html, { headers: { ...documentHeaders } })
  const { origin, pathname } = new URL(address)
  const resource = origin === printOrigin ? await options.resources(pathname) : null
  return resource === null ? new Response(null, { status: 204 }) : new Response(Uint8Array.from(resource.bytes), { headers: resourceHeaders(resource) })
}

/** Prints through a hidden window that can run nothing and reach nothing, one document at a time. */
function createElectronPrinter(): PrintToPdf {
  const printing = session.fromPartition('print')
  refuseEverythingElse(printing)
  printing.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(`${printOrigin}/`) }))
  const print: PrintToPdf = async (html, options) => {
    printing.protocol.handle('https', request => answerPrint(html, options, request.url))
    const window = new BrowserWindow({ show: false, webPreferences: { session: printing, sandbox: true, contextIsolation: true, javascript: false } })
    try {
      await window.loadURL(printAddress)
      return await window.webContents.printToPDF({ ...printFlags, pageSize: options.paper })
    } catch (cause) {
      throw new AppError('pdf.printer-failed', 'The document could not be turned into a PDF. The text is kept as it is; try again, or restart the application.', { cause })
    } finally {
      window.destroy()
      printing.protocol.unhandle('https')
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return (html, options) => {
    const next = last.then(() => print(html, options))
    last = next.then(() => undefined, () => undefined)
    return next
  }
}

function openWindow(shell: Shell, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 900,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: '#f5f3ef',
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
  })
  window.once('ready-to-show', () => window.show())
  window.once('closed', () => {
    shell.window = null
  })
  shell.window = window
  return window
}

const tell = (shell: Shell, event: HostEvent): void => shell.window?.webContents.send('event', event)

async function showFailure(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => dialog.showErrorBox('Countersign', messageOf(error)))
}

/** Opens another workspace in the same window; a refusal leaves the present one as it is. */
async function openWorkspace(shell: Shell, path: string): Promise<void> {
  const reply = await call(shell.backend, 'session.open', { path })
  if (!reply.ok) throw new AppError(reply.code, reply.message)
  shell.window?.reload()
}

async function openFiles(shell: Shell, args: readonly string[], folder: string): Promise<void> {
  const { workspacePath, pdfPath } = readLaunchArguments(args, folder)
  if (workspacePath !== null) await openWorkspace(shell, workspacePath)
  if (pdfPath !== null) tell(shell, await openedPdf(shell.backend, pdfPath))
}

async function chooseWorkspace(shell: Shell, kind: 'open' | 'new'): Promise<string | null> {
  const options: OpenDialogOptions = { filters: [workspaceFilter], properties: ['openFile'] }
  if (kind === 'open') {
    const { filePaths } = await (shell.window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(shell.window, options))
    return filePaths[0] ?? null
  }
  const saving = { filters: [workspaceFilter], defaultPath: 'workspace.countersign' }
  const { filePath } = await (shell.window === null ? dialog.showSaveDialog(saving) : dialog.showSaveDialog(shell.window, saving))
  return filePath === '' ? null : filePath
}

function menu(shell: Shell): MenuItemConstructorOptions[] {
  const openChosen = async () => {
    const path = await chooseWorkspace(shell, 'open')
    if (path !== null) await openWorkspace(shell, path)
  }
  return [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        { label: 'Open workspace…', accelerator: 'CmdOrCtrl+O', click: () => void showFailure(openChosen()) },
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: 'View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }] },
    { role: 'windowMenu' },
  ]
}

function answerCalls(shell: Shell): void {
  ipcMain.handle('call', async (event, channel: unknown, raw: unknown) =>
    isTrusted(event) && typeof channel === 'string' ? call(shell.backend, channel, raw) : refusedCall('not-allowed', 'This page may not call Countersign.'))
  ipcMain.handle('choose-workspace', async (event, kind: unknown) =>
    isTrusted(event) ? chooseWorkspace(shell, kind === 'new' ? 'new' : 'open') : null)
}

function quitCleanly(shell: Shell): void {
  let closed = false
  const close = async () => {
    await showFailure(shell.backend.close())
    closed = true
    app.quit()
  }
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', event => {
    if (closed) return
    event.preventDefault()
    void close()
  })
}

/** What must be done before Electron is ready; answers whether this is the only instance. */
function prepare(appData: string): boolean {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
  app.setPath('userData', join(appData, 'electron'))
  app.enableSandbox()
  confine()
  return app.requestSingleInstanceLock()
}

async function open(shell: Shell, early: readonly string[]): Promise<void> {
  const assets = join(app.getAppPath(), 'out', 'renderer')
  protocol.handle(scheme, request => answer(shell, assets, request))
  answerCalls(shell)
  shell.backend.onEvent(event => tell(shell, event))
  quitCleanly(shell)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu(shell)))
  const window = openWindow(shell, join(app.getAppPath(), 'out', 'preload', 'preload.cjs'))
  app.on('second-instance', (_event, argv, folder) => {
    window.show()
    window.focus()
    void showFailure(openFiles(shell, argv.slice(1), folder))
  })
  await window.loadURL(windowAddress)
  await showFailure(openFiles(shell, early, process.cwd()))
}

/**
 * Opens the application in Electron's own window. Nothing here may be awaited by the entry module: Electron becomes
 * ready only when that module has finished.
 */
export function startElectron(createBackend: CreateBackend, args: readonly string[]): void {
  const { appData, workspacePath, pdfPath } = readLaunchArguments(args)
  if (!prepare(appData)) {
    app.quit()
    return
  }
  const early: string[] = pdfPath === null ? [] : [pdfPath]
  let openFile = (path: string): void => void early.push(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFile(path)
  })
  const start = async () => {
    await app.whenReady()
    refuseEverythingElse(session.defaultSession)
    const resources = join(app.getAppPath(), 'resources')
    const shell: Shell = { backend: await createBackend({ workspacePath, appData, resources, print: createElectronPrinter() }), window: null }
    openFile = path => void showFailure(openFiles(shell, [path], process.cwd()))
    await open(shell, early)
  }
  start().catch((error: unknown) => {
    dialog.showErrorBox('Countersign could not start', messageOf(error))
    app.exit(1)
  })
}
