import type { Paper } from '#test/e2e/pages/paper.ts'

/** Writes three clauses, the middle one with a sub-clause. */
export async function threeClauses(paper: Paper): Promise<void> {
  await paper.type('1. First')
  await paper.press('Enter')
  await paper.type('Second')
  await paper.press('Enter', 'Tab')
  await paper.type('with a part')
  await paper.press('Enter', 'Shift+Tab')
  await paper.type('Third')
  await paper.reads(['1. First', '2. Second', '2.1 with a part', '3. Third'])
}

/** Inserts a table where the cursor is and fills its cells row by row; the cursor stays in the last one. */
export async function insertTable(paper: Paper, rows: number, cells: readonly string[]): Promise<void> {
  const { page } = paper
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Table…' }).click()
  await page.getByRole('textbox', { name: 'Rows' }).fill(String(rows))
  await page.getByRole('textbox', { name: 'Columns' }).fill(String(cells.length / rows))
  await page.getByRole('button', { name: 'Insert table' }).click()
  for (const [index, cell] of cells.entries()) {
    if (index > 0) await paper.press('Tab')
    await paper.type(cell)
  }
}
