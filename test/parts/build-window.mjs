import { ensureBuilt } from '../../electron/bootstrap/bundles.mjs'

/** Builds the window and the services where their source changed, so that end-to-end tests never run yesterday's. */
export default async function buildWindow() {
  await ensureBuilt(['renderer', 'host'])
}
