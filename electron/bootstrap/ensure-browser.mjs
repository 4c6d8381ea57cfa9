import { ensureBrowser } from './browser.mjs'

/** Run on Node 24 by callers that may themselves run on an older one. */
await ensureBrowser({ quiet: true })
