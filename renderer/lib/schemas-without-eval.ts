// The content security policy forbids evaluating text as code, which the schemas would otherwise try as they are built. Said where zod looks
// when its module is read in (zod's core.js, "globalConfig") and not by its own function, so that the first screen, which has no schemas,
// does not wait for zod.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
