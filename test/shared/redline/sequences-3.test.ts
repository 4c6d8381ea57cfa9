import { describeSequences } from '#test/shared/redline/sequences.ts'

describeSequences({ seed: 3, sequences: 2_500 })
