import { describeSequences } from '#test/shared/redline/sequences.ts'

describeSequences({ seed: 1, sequences: 2_500 })
