import { app } from 'electron'
import { createBackend } from './services.ts'
import { startElectron } from './shell/electron.ts'

startElectron(createBackend, process.argv.slice(app.isPackaged ? 1 : 2))
