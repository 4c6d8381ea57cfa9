export interface KeyGroup {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, does: string])[]
}

/** Every key the window knows, as "?" shows them. Word's wherever Word has one. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Anywhere',
    keys: [
      ['Mod+K', 'Search or do anything'],
      ['F6', 'Next pane, back with Shift'],
      ['?', 'All keys'],
      ['Esc', 'Close what is open'],
    ],
  },
  {
    title: 'Contracts',
    keys: [
      ['/', 'Search'],
      ['j', 'Next contract'],
      ['k', 'Previous contract'],
      ['Enter', 'Open the contract'],
      ['n', 'New contract'],
    ],
  },
  {
    title: 'A contract',
    keys: [
      ['Mod+S', 'Name a version'],
      ['Mod+Alt+O', 'Obligation from the selected words'],
      ['Mod+F', 'Find'],
      ['Mod+H', 'Replace'],
      ['Mod+B', 'Bold'],
      ['Mod+I', 'Italic'],
      ['Mod+U', 'Underline'],
      ['Mod+Z', 'Undo'],
      ['Mod+Y', 'Redo'],
    ],
  },
  {
    title: 'Changes',
    keys: [
      ['F8', 'Next change'],
      ['Shift+F8', 'Previous change'],
      ['Mod+Shift+E', 'Tracking on or off'],
      ['Mod+Alt+A', 'Accept the change, and go on'],
      ['Mod+Alt+R', 'Reject the change, and go on'],
      ['Mod+Alt+M', 'Comment'],
    ],
  },
  {
    title: 'Clauses',
    keys: [
      ['Tab', 'One level down'],
      ['Shift+Tab', 'One level up'],
      ['Mod+Alt+1', 'Heading 1, to 3'],
      ['Alt+Shift+↑', 'Move the clause up, or down'],
    ],
  },
]
