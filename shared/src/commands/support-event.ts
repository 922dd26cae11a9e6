/** Facts about asking, helping, worrying and thanking; see `domain-event.ts`. */
import type { Authority } from '../domain/authority.ts'
import type { CallForHelp } from '../domain/call-for-help.ts'
import type { PersonId } from '../domain/ids.ts'

export type SupportEvent =
  | {
      readonly type: 'questionAsked'
      readonly questionId: string
      readonly number: number
      readonly text: string
    }
  | {
      readonly type: 'questionAnswered'
      readonly questionId: string
      readonly number: number
      readonly text: string
      readonly answer: string
    }
  | {
      readonly type: 'stuckSignalled'
      readonly stuckId: string
      readonly subjectKind: CallForHelp['subjectKind']
      readonly subjectId: string | null
      readonly note: string
    }
  | { readonly type: 'helpOffered'; readonly stuckId: string; readonly to: PersonId; readonly toName: string }
  | {
      readonly type: 'stuckCleared'
      readonly stuckId: string
      readonly of: PersonId
      readonly ofName: string
    }
  | {
      readonly type: 'concernRaised'
      readonly concernId: string
      readonly number: number
      readonly text: string
      readonly anonymous: boolean
    }
  | {
      readonly type: 'concernAcknowledged'
      readonly concernId: string
      readonly number: number
      readonly response: string
    }
  | {
      readonly type: 'thanked'
      readonly to: readonly PersonId[]
      readonly toNames: readonly string[]
      readonly text: string
    }
  | {
      readonly type: 'authorityChanged'
      readonly authority: Authority
      readonly granted: boolean
      readonly limit: string
    }

const TYPES: ReadonlySet<string> = new Set<SupportEvent['type']>([
  'questionAsked',
  'questionAnswered',
  'stuckSignalled',
  'helpOffered',
  'stuckCleared',
  'concernRaised',
  'concernAcknowledged',
  'thanked',
  'authorityChanged',
])

export const isSupportEvent = (event: { readonly type: string }): event is SupportEvent =>
  TYPES.has(event.type)
