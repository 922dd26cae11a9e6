/** Asking, helping, worrying, thanking, and what the commander may do without asking. */
import type { Actor } from '../domain/actor.ts'
import { asPersonId } from '../domain/ids.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'
import { ownEntry } from './own-entry.ts'

const next = (all: Readonly<Record<string, unknown>>): number => Object.keys(all).length + 1

export function askQuestion(
  record: IncidentRecord,
  command: CommandOf<'askQuestion'>,
  { ids }: DecisionContext,
): Decision {
  const number = next(record.questions)
  return decided({ type: 'questionAsked', questionId: ids.next(), number, text: command.text })
}

/** Answered once, for everybody; what changes later is said in the next update. */
export function answerQuestion(record: IncidentRecord, command: CommandOf<'answerQuestion'>): Decision {
  const question = ownEntry(record.questions, command.questionId)
  if (!question) return refuse('notFound', 'There is no such question.')
  if (question.answeredAt !== null) {
    const name = question.answeredBy ? record.participants[question.answeredBy]?.name : undefined
    return refuse('alreadyAnswered', `${name ?? 'Somebody'} has answered it already.`)
  }
  const { questionId, answer } = command
  const { number, text } = question
  return decided({ type: 'questionAnswered', questionId, number, text, answer })
}

/** Pressed twice it is still one call. */
export function signalStuck(
  record: IncidentRecord,
  command: CommandOf<'signalStuck'>,
  actor: Actor,
  { ids }: DecisionContext,
): Decision {
  const subjectKind = command.subjectKind ?? null
  const subjectId = command.subjectId ?? null
  if ((subjectKind === null) !== (subjectId === null)) {
    return refuse('invalid', 'Say both what it is about and which one, or neither.')
  }
  const isCalledAlready = Object.values(record.callsForHelp).some(
    (call) => call.by === actor.personId && call.clearedAt === null && call.subjectId === subjectId,
  )
  if (isCalledAlready) return decided()
  return decided({
    type: 'stuckSignalled',
    stuckId: ids.next(),
    subjectKind,
    subjectId,
    note: command.note ?? '',
  })
}

export function offerHelp(record: IncidentRecord, command: CommandOf<'offerHelp'>, actor: Actor): Decision {
  const call = ownEntry(record.callsForHelp, command.stuckId)
  if (!call) return refuse('notFound', 'There is no such call for help.')
  if (call.clearedAt !== null) return refuse('alreadyCleared', 'They have been helped already.')
  if (call.by === actor.personId)
    return refuse('invalid', 'This is your own call. Close it when you can go on.')
  if (call.helpers.includes(actor.personId)) return decided()
  const toName = record.participants[call.by]?.name ?? 'somebody'
  return decided({ type: 'helpOffered', stuckId: command.stuckId, to: call.by, toName })
}

/** Who called, who helps, or the commander closes it. */
export function clearStuck(record: IncidentRecord, command: CommandOf<'clearStuck'>, actor: Actor): Decision {
  const call = ownEntry(record.callsForHelp, command.stuckId)
  if (!call) return refuse('notFound', 'There is no such call for help.')
  if (call.clearedAt !== null) return decided()
  const { personId, accountRole } = actor
  const isTheirs =
    call.by === personId ||
    call.helpers.includes(personId) ||
    record.roles.commander?.holder === personId ||
    accountRole === 'admin'
  const ofName = record.participants[call.by]?.name ?? 'Somebody'
  if (!isTheirs) return refuse('notHolder', `Offer ${ofName} your help first; then you may close it.`)
  return decided({ type: 'stuckCleared', stuckId: command.stuckId, of: call.by, ofName })
}

export function raiseConcern(
  record: IncidentRecord,
  command: CommandOf<'raiseConcern'>,
  { ids }: DecisionContext,
): Decision {
  return decided({
    type: 'concernRaised',
    concernId: ids.next(),
    number: next(record.concerns),
    text: command.text,
    anonymous: command.anonymous ?? false,
  })
}

export function acknowledgeConcern(
  record: IncidentRecord,
  command: CommandOf<'acknowledgeConcern'>,
): Decision {
  const concern = ownEntry(record.concerns, command.concernId)
  if (!concern) return refuse('notFound', 'There is no such concern.')
  if (concern.acknowledgedAt !== null) return refuse('alreadyAnswered', 'Somebody has taken it up already.')
  const { concernId, response } = command
  return decided({
    type: 'concernAcknowledged',
    concernId,
    number: concern.number,
    response: response ?? '',
  })
}

export function thank(record: IncidentRecord, command: CommandOf<'thank'>, actor: Actor): Decision {
  const to = [...new Set(command.personIds.map(asPersonId))].filter((id) => id !== actor.personId)
  if (to.length === 0) return refuse('invalid', 'Thank somebody else; others will thank you.')
  if (to.some((id) => !ownEntry(record.participants, id))) {
    return refuse('unknownPerson', 'Not everybody named there has been in this incident.')
  }
  const toNames = to.map((id) => record.participants[id]?.name ?? '')
  return decided({ type: 'thanked', to, toNames, text: command.text ?? '' })
}

/** Authority is given from outside: nobody who responds gives it to themselves. */
export function changeAuthority(
  record: IncidentRecord,
  command: CommandOf<'changeAuthority'>,
  actor: Actor,
): Decision {
  if (actor.accountRole !== 'admin') {
    return refuse('forbidden', 'Only an admin changes what the commander may do without asking.')
  }
  const { authority, granted } = command
  const limit = command.limit ?? ''
  const before = record.authority[authority]
  if (before.granted === granted && before.limit === limit) return decided()
  return decided({ type: 'authorityChanged', authority, granted, limit })
}
