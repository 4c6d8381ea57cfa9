import { describeKilling } from '#test/fault/rounds.ts'

describeKilling(60)
