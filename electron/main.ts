import { app } from 'electron'
import { createBackend } from './backend.ts'
import { startElectron } from './shell/electron.ts'

startElectron(createBackend, process.argv.slice(app.isPackaged ? 1 : 2))
