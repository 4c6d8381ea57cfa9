import { z } from 'zod'

// The content security policy forbids evaluating text as code, which the schemas would otherwise try as they are built.
// A module of its own, imported before all others, because schemas are built as their modules are read in.
z.config({ jitless: true })
