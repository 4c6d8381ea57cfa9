/** One step from an older schema to the next. Numbered by tens; `PRAGMA user_version` holds the number of the last one applied. */
export interface Migration {
  readonly number: number
  readonly what: string
  readonly sql: string
}
