import { furnishedDocuments } from '#test/shared/redline/furnished.ts'
import { describeEachKind } from '#test/shared/redline/each-kind.ts'

describeEachKind('documents without changes', furnishedDocuments, false)
