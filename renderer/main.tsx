import '#renderer/lib/schemas-without-eval.ts'
import { start } from '#renderer/app/start.tsx'

start(document)
