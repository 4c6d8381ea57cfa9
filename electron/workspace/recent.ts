import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const recentSchema = z.array(z.strictObject({ path: z.string(), name: z.string() }))
type Recent = z.infer<typeof recentSchema>

const mostRecent = 8

function fileIn(appData: string): string {
  return join(appData, 'recent.json')
}

/** The workspaces opened last that are still where they were, newest first. A list that cannot be read is an empty one: it holds nothing of value. */
export function readRecent(appData: string): Recent {
  const file = fileIn(appData)
  if (!existsSync(file)) return []
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
  const parsed = recentSchema.safeParse(json)
  return parsed.success ? parsed.data.filter((recent) => existsSync(recent.path)) : []
}

/** Puts a workspace first in the list. */
export function rememberRecent(appData: string, opened: Recent[number]): void {
  mkdirSync(appData, { recursive: true })
  const list = [opened, ...readRecent(appData).filter((recent) => recent.path !== opened.path)].slice(0, mostRecent)
  const file = fileIn(appData)
  writeFileSync(`${file}.new`, JSON.stringify(list))
  renameSync(`${file}.new`, file)
}
