/** Facts about asking, helping, worrying and thanking → changes of the `record` document; see `apply-event.ts`. */
import * as Y from 'yjs'
import type { SupportEvent } from '../commands/support-event.ts'
import type { PersonId } from '../domain/ids.ts'
import type { RecordDocument } from './record-document.ts'

const MINUTE_MS = 60_000

export function applySupportEvent(
  record: RecordDocument,
  event: SupportEvent,
  by: PersonId,
  at: number,
): void {
  switch (event.type) {
    case 'questionAsked': {
      const { number, text } = event
      const unanswered = { answer: '', answeredBy: null, answeredAt: null }
      return create(record.questions, event.questionId, {
        number,
        text,
        askedBy: by,
        askedAt: at,
        ...unanswered,
      })
    }
    case 'questionAnswered':
      return set(record.questions, event.questionId, { answer: event.answer, answeredBy: by, answeredAt: at })
    case 'stuckSignalled': {
      const { subjectKind, subjectId, note } = event
      const open = { helpers: [], clearedBy: null, clearedAt: null }
      return create(record.callsForHelp, event.stuckId, { by, at, subjectKind, subjectId, note, ...open })
    }
    case 'helpOffered': {
      const call = record.callsForHelp.get(event.stuckId)
      const helpers = call instanceof Y.Map ? call.get('helpers') : null
      return set(record.callsForHelp, event.stuckId, {
        helpers: [...(Array.isArray(helpers) ? helpers : []), by],
      })
    }
    case 'stuckCleared':
      return set(record.callsForHelp, event.stuckId, { clearedBy: by, clearedAt: at })
    case 'concernRaised': {
      const { number, text, anonymous } = event
      // An exact time would tell who was typing then.
      const raised = anonymous
        ? { raisedBy: null, raisedAt: Math.floor(at / MINUTE_MS) * MINUTE_MS }
        : { raisedBy: by, raisedAt: at }
      const unheard = { acknowledgedBy: null, acknowledgedAt: null, response: '' }
      return create(record.concerns, event.concernId, { number, text, ...raised, ...unheard })
    }
    case 'concernAcknowledged': {
      const { concernId, response } = event
      return set(record.concerns, concernId, { acknowledgedBy: by, acknowledgedAt: at, response })
    }
    case 'thanked':
      record.thanks.push([{ from: by, to: [...event.to], text: event.text, at }])
      return
    case 'authorityChanged':
      record.authority.set(event.authority, { granted: event.granted, limit: event.limit })
  }
}

function create(all: Y.Map<unknown>, id: string, fields: Record<string, unknown>): void {
  all.set(id, new Y.Map<unknown>(Object.entries(fields)))
}

function set(all: Y.Map<unknown>, id: string, fields: Record<string, unknown>): void {
  const one = all.get(id)
  if (!(one instanceof Y.Map)) return
  for (const [key, value] of Object.entries(fields)) one.set(key, value)
}
