/** Asking, helping, worrying and thanking in people's words; see `timeline-sentence.ts`. */
import { AUTHORITY_LABEL } from '../domain/authority.ts'
import type { TimelineKind } from '../domain/timeline-entry.ts'
import type { SupportEvent } from './support-event.ts'

export const SUPPORT_KIND: Readonly<Record<SupportEvent['type'], TimelineKind>> = {
  questionAsked: 'question',
  questionAnswered: 'question',
  stuckSignalled: 'support',
  helpOffered: 'support',
  stuckCleared: 'support',
  concernRaised: 'concern',
  concernAcknowledged: 'concern',
  thanked: 'support',
  authorityChanged: 'role',
}

/** The card it is about; `null` when there is none. */
export function supportSubject(event: SupportEvent): string | null {
  if (event.type === 'questionAsked' || event.type === 'questionAnswered') return event.questionId
  if (event.type === 'concernRaised' || event.type === 'concernAcknowledged') return event.concernId
  return 'stuckId' in event ? event.stuckId : null
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'everybody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export function supportSentence(event: SupportEvent, who: string): string {
  switch (event.type) {
    case 'questionAsked':
      return `${who} asked: ${event.text}`
    case 'questionAnswered':
      return `${who} answered “${event.text}”: ${event.answer}`
    case 'stuckSignalled':
      return event.note ? `${who} would like a hand: ${event.note}` : `${who} would like a hand`
    case 'helpOffered':
      return `${who} helps ${event.toName}`
    case 'stuckCleared':
      return event.ofName === who ? `${who} can go on` : `${who} noted that ${event.ofName} can go on`
    case 'concernRaised':
      return event.anonymous ? `A concern: ${event.text}` : `${who} is concerned: ${event.text}`
    case 'concernAcknowledged':
      return `${who} took up concern C${event.number}${event.response ? `: ${event.response}` : ''}`
    case 'thanked':
      return `${who} thanked ${list(event.toNames)}${event.text ? `: ${event.text}` : ''}`
    case 'authorityChanged': {
      const limit = event.limit ? ` (${event.limit})` : ''
      const label = AUTHORITY_LABEL[event.authority].toLowerCase()
      return event.granted
        ? `${who} let the commander ${label} without asking${limit}`
        : `${who} asks the commander to ask first before: ${label}${limit}`
    }
  }
}
