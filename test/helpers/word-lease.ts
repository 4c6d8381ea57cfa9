import { commented, del, ins, para, run, table, textBox, wordFile } from '#test/helpers/word-file.ts'

/** A lease as the other side's lawyer sends it: a tracked change of the rent, a table, a text box, and a comment. */
export const wordLease = wordFile(
  [
    para('10000001', run('Lease of Unit 4')),
    para('10000002', `${run('The rent is ')}${del('£100', 'Tom Landlord', 1)}${ins('£120', 'Tom Landlord', 2)}${run(' a month.')}`),
    para('10000003', run('The term is five years.')),
    para('10000004', run('The deposit is one month of rent.')),
    table('Unit', 'Four'),
    para('10000005', textBox('A note in a box')),
    para('10000006', commented('Signed below.', 0)),
  ].join(''),
  [{ author: 'Tom Landlord', text: 'By whom?' }],
)
