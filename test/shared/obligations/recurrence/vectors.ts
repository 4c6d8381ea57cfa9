import { existsSync, readFileSync } from 'node:fs'
import { dateOfDay } from '#shared/obligations/recurrence/days.ts'
import type { Moment } from '#shared/obligations/recurrence/recurrence.ts'

const folder = new URL('../../../../../shared/corpora/dates/', import.meta.url)

/** A rule of another program's tests, with what it expects. */
export interface Vector {
  readonly from: string
  readonly name: string
  readonly rule: string
  readonly start: string
  /** Null where the other program itself gives up. */
  readonly expected: readonly string[] | null
}

export const present = existsSync(folder)

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

interface JsonVector {
  readonly name: string
  readonly rrule?: string
  readonly rrulestr?: string
  readonly dtstart?: string
  readonly expected: readonly string[]
}

function fromJson(name: string): Vector[] {
  const { vectors } = JSON.parse(read(name)) as { vectors: JsonVector[] }
  return vectors.map((vector) => ({ from: name, name: vector.name, rule: vector.rrule ?? vector.rrulestr ?? '', start: vector.dtstart ?? '', expected: vector.expected }))
}

function fromLibical(name: string): Vector[] {
  return read(`libical/${name}`).split(/\n\s*\n/).flatMap((block) => {
    const line = (key: string): string | undefined => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(block)?.[1]
    const rule = line('RRULE')
    if (rule === undefined) return []
    const instances = line('INSTANCES') ?? ''
    const expected = instances.startsWith('***') ? null : instances.split(',').filter((each) => each !== '')
    return [{ from: name, name: /^# (.*)/m.exec(block)?.[1] ?? rule, rule, start: line('DTSTART') ?? '', expected }]
  })
}

export function allVectors(): Vector[] {
  const libical = ['icalrecur_test.txt', 'icalrecur_test_rscale.txt', 'icalrecur_test_rscale_withicu.txt', 'icalrecur_test_rscale_withicu_dangi.txt']
  return [...['dateutil.json', 'rrulejs.json'].flatMap(fromJson), ...libical.flatMap(fromLibical)]
}

/** A moment as the vectors write theirs. */
export function written({ day, second }: Moment, like: string): string {
  const date = dateOfDay(day).replaceAll('-', '')
  if (!like.includes('T')) return date
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map((part) => String(part).padStart(2, '0')).join('')
  return `${date}T${time}${like.endsWith('Z') ? 'Z' : ''}`
}
