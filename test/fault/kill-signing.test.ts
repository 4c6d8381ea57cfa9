import { describeKilledSigning } from '#test/fault/signing-rounds.ts'

describeKilledSigning(4)
