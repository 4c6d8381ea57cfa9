import { describeSequences } from '#test/shared/redline/sequences.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

describeSequences({ seed, sequences: 100_000 })
