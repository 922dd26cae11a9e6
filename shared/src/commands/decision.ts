import type { Actor } from '../domain/actor.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { DomainEvent } from './domain-event.ts'
import type { Refusal, RefusalCode } from './refusal.ts'

/** What `decide` answers: facts to record, or why not. No events means "nothing to do", which is a success. */
export type Decision =
  | { readonly ok: true; readonly events: readonly DomainEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a decision may look at besides the record; gathered before, so that deciding stays pure. */
export interface DecisionContext {
  readonly now: number
  /** The person a command names (`personId`, `toPersonId`), looked up; `null` when there is no such person. */
  readonly named: Actor | null
  readonly ids: IdSource
}

export const decided = (...events: readonly DomainEvent[]): Decision => ({ ok: true, events })

export const refuse = (
  code: RefusalCode,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): Decision => ({ ok: false, refusal: { code, message, ...more } })
