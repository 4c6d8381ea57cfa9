/** Where a new workspace is suggested to go: the folder's own separator, the house's name, our ending. */
export function suggestedPath(folder: string, house: string): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  const name = house.replaceAll(/[^\p{Letter}\p{Number} ._-]/gu, ' ').replaceAll(/\s+/g, ' ').trim()
  const joint = folder.endsWith(separator) ? '' : separator
  return `${folder}${joint}${name === '' ? 'Contracts' : name}.countersign`
}
