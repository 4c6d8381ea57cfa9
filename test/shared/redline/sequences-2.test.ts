import { describeSequences } from '#test/shared/redline/sequences.ts'

describeSequences({ seed: 2, sequences: 2_500 })
