import type { PersonId } from './ids.ts'
import type { SeenState, SeenView } from './seen-state.ts'

/** What a digest tells, the most important first. */
export const DIGEST_KINDS = [
  'command',
  'severity',
  'phase',
  'confirmed',
  'ruledOut',
  'supported',
  'decided',
  'deciding',
  'raised',
  'called',
  'concern',
  'asked',
  'cleared',
  'answered',
  'given',
  'late',
  'finished',
  'published',
  'due',
  'criteria',
  'role',
  'person',
  'proposed',
  'added',
  'text',
  'title',
] as const
export type DigestKind = (typeof DIGEST_KINDS)[number]

/** The card an item is about. */
export interface DigestSubject {
  readonly kind:
    | 'role'
    | 'hypothesis'
    | 'action'
    | 'roadblock'
    | 'decision'
    | 'question'
    | 'call'
    | 'concern'
    | 'update'
    | 'criteria'
    | 'text'
    | 'incident'
  readonly id: string
}

export interface DigestItem {
  /** Of this change: the same for the same change, unique in a digest. */
  readonly id: string
  readonly kind: DigestKind
  /** A whole sentence, without its full stop. */
  readonly text: string
  /** An instant that ends the sentence ("Next update due" 15:30 UTC). */
  readonly at: number | null
  readonly subject: DigestSubject
}

export interface DigestContext {
  readonly seen: SeenState
  readonly view: SeenView
  readonly me: PersonId
  readonly now: number
}

/** An item, and how several of its kind are told as one. */
export interface Found {
  readonly item: DigestItem
  readonly together?: (count: number) => string
}

const MAX_QUOTE = 90

/** People's words on one line, cut between characters. */
export function quoted(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  if (characters.length === 0) return '(no words yet)'
  const cut = characters.length > MAX_QUOTE
  return `“${cut ? `${characters.slice(0, MAX_QUOTE).join('').trimEnd()}…` : characters.join('')}”`
}

/** "You", a name, or "Somebody". */
export function nameIn({ view, me }: DigestContext, personId: PersonId | null): string {
  if (personId === null) return 'Somebody'
  if (personId === me) return 'You'
  const { participants } = view.record
  return (Object.hasOwn(participants, personId) && participants[personId]?.name) || 'Somebody'
}

/** By id, for ids that somebody else made up (`__proto__` is one). */
export const lookUp = <T>(values: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined
