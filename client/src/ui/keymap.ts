/** The one table of keys: it drives the handler, the help sheet and the caps on buttons. */

export interface Shortcut {
  /** `Ctrl+K`, `?`, `j`, or `g h` for one after the other. `Ctrl` stands for ⌘ on a Mac. */
  readonly keys: readonly [string, ...string[]]
  readonly label: string
  readonly group: 'Everywhere' | 'Lists' | 'On the board' | 'In a field'
}

export const KEYMAP = {
  palette: { keys: ['Ctrl+k'], label: 'Do anything', group: 'Everywhere' },
  help: { keys: ['?'], label: 'Show the keys', group: 'Everywhere' },
  declare: { keys: ['d'], label: 'Declare an incident', group: 'Everywhere' },
  goHome: { keys: ['g h'], label: 'Go to the incidents', group: 'Everywhere' },
  goSettings: { keys: ['g s'], label: 'Go to people and access', group: 'Everywhere' },
  readPresence: { keys: ['Alt+p'], label: 'Read who is where', group: 'Everywhere' },
  undo: { keys: ['z'], label: 'Undo my last act', group: 'Everywhere' },
  redo: { keys: ['Shift+z'], label: 'Redo it', group: 'Everywhere' },
  next: { keys: ['j', 'ArrowDown'], label: 'Next row', group: 'Lists' },
  previous: { keys: ['k', 'ArrowUp'], label: 'Previous row', group: 'Lists' },
  filter: { keys: ['/'], label: 'Search this list', group: 'Lists' },
  addHypothesis: { keys: ['h'], label: 'Add a hypothesis', group: 'On the board' },
  addAction: { keys: ['a'], label: 'Add an action', group: 'On the board' },
  propose: { keys: ['c'], label: 'Propose a decision', group: 'On the board' },
  needHelp: { keys: ['b'], label: 'Need help: raise a roadblock', group: 'On the board' },
  draftUpdate: { keys: ['u'], label: 'Stakeholder update', group: 'On the board' },
  note: { keys: ['n'], label: 'Note to the timeline', group: 'On the board' },
  people: { keys: ['p'], label: 'People here', group: 'On the board' },
  toggleDone: { keys: ['x', 'Space'], label: 'Done, or not done', group: 'On the board' },
  onIt: { keys: ['w'], label: "I'm on it", group: 'On the board' },
  take: { keys: ['t'], label: 'Take it', group: 'On the board' },
  followUp: { keys: ['f'], label: 'Make it a follow-up', group: 'On the board' },
  owner: { keys: ['o'], label: 'Choose the owner', group: 'On the board' },
  state: { keys: ['s'], label: 'Change the state', group: 'On the board' },
  move: { keys: ['m'], label: 'Move, then arrows', group: 'On the board' },
  evidence: { keys: ['e'], label: 'Add evidence', group: 'On the board' },
  lamp1: { keys: ['l 1'], label: 'Cause of the Command lamp', group: 'On the board' },
  lamp2: { keys: ['l 2'], label: 'Cause of the Update lamp', group: 'On the board' },
  lamp3: { keys: ['l 3'], label: 'Cause of the Blocked lamp', group: 'On the board' },
  lamp4: { keys: ['l 4'], label: 'Cause of the Late lamp', group: 'On the board' },
  lamp5: { keys: ['l 5'], label: 'Cause of the Unowned lamp', group: 'On the board' },
  lamp6: { keys: ['l 6'], label: 'Cause of the Sync lamp', group: 'On the board' },
  undoList: { keys: ['Alt+z'], label: 'My last acts', group: 'On the board' },
  tab1: { keys: ['Alt+1'], label: 'Actions', group: 'On the board' },
  tab2: { keys: ['Alt+2'], label: 'Hypotheses', group: 'On the board' },
  tab3: { keys: ['Alt+3'], label: 'Stakeholder update', group: 'On the board' },
  tab4: { keys: ['Alt+4'], label: 'Timeline', group: 'On the board' },
  tab5: { keys: ['Alt+5'], label: 'People', group: 'On the board' },
  nextRegion: { keys: ['F6'], label: 'Next part of the screen', group: 'Everywhere' },
  previousRegion: { keys: ['Shift+F6'], label: 'Part of the screen before', group: 'Everywhere' },
  send: { keys: ['Ctrl+Enter'], label: 'Send, declare, or add and stay', group: 'In a field' },
} as const satisfies Record<string, Shortcut>

export type ShortcutId = keyof typeof KEYMAP

/** What of a keyboard event counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>

/** The keymap's spelling of a key press, or `null` for a modifier alone. */
export function chordOf(press: KeyPress): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph'].includes(press.key)) return null
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]
  // With Alt a layout may print something else (π); the key's place tells which letter was meant.
  const key = press.key === ' ' ? 'Space' : press.altKey && letter ? letter : press.key
  const single = key.length === 1
  const name = single ? key.toLowerCase() : key
  // A sign like `?` already contains its Shift; a letter or a named key does not.
  const shift = press.shiftKey && (!single || key.toLowerCase() !== key.toUpperCase())
  return [(press.ctrlKey || press.metaKey) && 'Ctrl', press.altKey && 'Alt', shift && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

/** Needs no modifier: acts only while no text field has focus, and can be switched off (WCAG 2.1.4). */
export const isSingleKey = (chord: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord)

/** Keys a focused button, link, checkbox or option uses itself. */
export const belongsToControl = (chord: string): boolean =>
  ['Enter', 'Space', 'ArrowUp', 'ArrowDown'].includes(chord)

/** First steps of two-step shortcuts. */
const PREFIXES: ReadonlySet<string> = new Set(
  Object.values(KEYMAP).flatMap((s) =>
    s.keys.filter((k) => k.includes(' ')).map((k) => k.split(' ')[0] ?? ''),
  ),
)
export const isPrefix = (chord: string): boolean => PREFIXES.has(chord)

const BY_KEYS: ReadonlyMap<string, ShortcutId> = new Map(
  (Object.keys(KEYMAP) as ShortcutId[]).flatMap((id) => KEYMAP[id].keys.map((keys) => [keys, id] as const)),
)

/** The command of these keys; `pending` is a first step pressed just before. */
export const shortcutFor = (chord: string, pending: string | null): ShortcutId | undefined =>
  (pending === null ? undefined : BY_KEYS.get(`${pending} ${chord}`)) ?? BY_KEYS.get(chord)
