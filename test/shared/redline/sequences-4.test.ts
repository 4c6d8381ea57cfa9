import { describeSequences } from '#test/shared/redline/sequences.ts'

describeSequences({ seed: 4, sequences: 2_500 })
