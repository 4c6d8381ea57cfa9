#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { run } from './child.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { findNode24 } from './node24.mjs'
import { callerFolder, inRoot } from './paths.mjs'
import { runMain } from './report.mjs'

const couldNot = 2
const printing = new Set(['demo', 'sign', 'export'])

/** Whether a command draws a PDF, for which a browser is needed. */
const prints = args => args.some(argument => printing.has(argument)) || (args.includes('compare') && args.some(argument => argument.toLowerCase().endsWith('.pdf')))

/** Node strips types only outside node_modules, so an installed package runs the bundle. */
const program = () => {
  const bundled = inRoot('out', 'cli', 'cli.js')
  return inRoot().includes('node_modules') && existsSync(bundled) ? bundled : inRoot('electron', 'cli.ts')
}

/** `countersign …`: the command line, with what it needs in place. */
await runMain(async () => {
  const args = process.argv.slice(2)
  await ensureDependencies({ quiet: true })
  const node = findNode24()
  if (prints(args) && !args.includes('--help')) await run(node, [inRoot('electron', 'bootstrap', 'ensure-browser.mjs')])
  return run(node, [program(), ...args], { cwd: callerFolder(), env: { COUNTERSIGN_RESOURCES: inRoot('resources') } })
}, couldNot)
