import { z } from 'zod'

// The content security policy forbids evaluating text as code, which the schemas would otherwise try as they are built.
z.config({ jitless: true })

const { start } = await import('#renderer/app/start.tsx')
start(document)
