import { refused, type Refusal } from '#shared/lib/result.ts'

/** Why a request or decision file is refused: each with what happened and what to do. Nothing of a refused file is kept. */
const sentences = {
  'too-large': 'This file is larger than an approval file can be. Nothing was taken in; ask for the file again.',
  malformed: 'This is not an approval file that Countersign can read. Nothing was taken in; ask for the file again, sent as a file and not copied into a message.',
  'duplicate-names': 'This file says the same thing twice, so that two readers could read two things in it. Nothing was taken in; ask for the file again.',
  'not-canonical': 'This file was rewritten by another program, so it is not the one that was signed. Nothing was taken in; ask for the file again, unopened.',
  'other-format': 'This file was made by a newer Countersign than this one. Nothing was taken in; bring this one up to date, then try again.',
  'not-a-request': 'This is a decision, not a request. Nothing was taken in; whoever asked for it takes it in, on their machine.',
  'not-a-decision': 'This is a request, not a decision. Nothing was taken in; whoever is asked answers it on their machine and sends back the decision.',
  altered: 'The signature of this file does not fit what the file says: it was altered after it was signed. Nothing was taken in; ask for the file again, by another way.',
  'other-certificate': 'The certificate in this file is not the one that the file was signed with: somebody put another in its place. Nothing was taken in; ask for the file again, by another way.',
  'other-algorithm': 'This file says it was signed in one way, and its key signs in another: it was altered or made by hand. Nothing was taken in; ask for the file again, by another way.',
  'unsupported-key': 'This file was signed with a kind of key that approvals do not use. Nothing was taken in; it must be signed with a P-256 or Ed25519 key whose certificate allows signing.',
  'key-out-of-date': 'The certificate of the key that signed this file was not valid at that time. Nothing was taken in; ask for it signed with a key that is valid.',
  'other-text': 'The text in this file is not the one that the file names. Nothing was taken in; ask for the file again.',
  'not-ours': 'No such request was given out from this workspace. Nothing was taken in; open the workspace that the request came from.',
  'unknown-key': 'This file was signed with a key that is not recorded for anybody here. Nothing was taken in; if you know from the person whose key it is, record it for them, then take the file in again.',
  'wrong-seat': 'This file was signed by somebody who was not asked, and is neither the delegate nor the substitute of whoever was. Nothing was taken in.',
  expired: 'The time to answer this request is over. Nothing was taken in; give out a new request.',
  clock: 'By its date this file comes from the future, or answers a request before it was made. Nothing was taken in; set the clocks of both machines, then try again.',
  replayed: 'A decision on this request was taken in before. It counts once; nothing was changed.',
  'other-version': 'This decision is on another text than the one that waits for approval now. Nothing was taken in; give out a new request.',
  'other-details': 'The details of the contract have changed since this request was given out, and the decision is on the earlier ones. Nothing was taken in; give out a new request.',
  'not-waiting': 'Nothing waits for this decision any more: the submission has ended, the stage is not open, or the seat was decided otherwise. Nothing was taken in.',
  answered: 'This request was answered already, and its decision file was kept. Nothing was signed; write that file again if it was lost.',
  'key-cannot-sign': 'Approval files are signed with P-256 keys, and this key is of another kind. Nothing was signed; choose or make another key.',
  'no-reason': 'A rejection needs a reason, so that the author knows what to change. Nothing was signed.',
} as const

export type FileFault = keyof typeof sentences
export type FileRefusal = Refusal<`approval-file.${FileFault}`>
export const fileFaults = Object.keys(sentences) as FileFault[]

/** The named refusal of a file; `more` says what exactly, after the sentence. */
export function refusedFile(fault: FileFault, more = ''): { readonly ok: false; readonly refusal: FileRefusal } {
  return refused(`approval-file.${fault}`, more === '' ? sentences[fault] : `${sentences[fault]} (${more})`)
}
