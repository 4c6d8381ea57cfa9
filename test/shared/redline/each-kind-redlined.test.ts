import { furnishedRedlines } from '#test/shared/redline/furnished.ts'
import { describeEachKind } from '#test/shared/redline/each-kind.ts'

describeEachKind('documents with pending changes of several people', furnishedRedlines, true)
