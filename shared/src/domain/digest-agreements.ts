/**
 * What was decided, asked, answered and called for since. None of it is ever taken back, so that its moments tell; what
 * somebody did themselves, perhaps on another device, is no news to them.
 */
import { type DigestContext, type DigestKind, type Found, nameIn, quoted } from './digest-item.ts'
import { decisionKey, decisionStanding, type IncidentDecision } from './incident-decision.ts'

export const agreementChanges = (context: DigestContext): readonly Found[] => [
  ...decisionChanges(context),
  ...questionChanges(context),
  ...callChanges(context),
  ...concernChanges(context),
]

const single = (kind: DigestKind, id: string, text: string, subject: Found['item']['subject']): Found => ({
  item: { id: `${kind}:${id}`, kind, text, at: null, subject },
})

function decisionChanges(context: DigestContext): Found[] {
  const { seen, view, me, now } = context
  return Object.entries(view.record.decisions)
    .sort(([, a], [, b]) => a.number - b.number)
    .flatMap(([id, decision]): Found[] => {
      const subject = { kind: 'decision', id } as const
      const what = `${decisionKey(decision.number)} ${quoted(decision.statement)}`
      const standing = decisionStanding(decision, now)
      if (standing === 'decided') {
        const at = decision.closedAt ?? decision.closesAt
        if (at <= seen.at || decision.closedBy === me) return []
        return [
          {
            ...single('decided', id, `${decidedBy(context, decision)}: ${what}`, subject),
            together: (count) => `${count} decisions were made, the first is ${what}`,
          },
        ]
      }
      if (standing === 'withdrawn' || decision.proposedBy === me || decision.proposedAt <= seen.at) return []
      const waits = standing === 'contested' ? 'somebody objects' : 'you may still object'
      return [
        single('deciding', id, `${nameIn(context, decision.proposedBy)} proposed ${what}, ${waits}`, subject),
      ]
    })
}

function decidedBy(context: DigestContext, { closedBy, objections }: IncidentDecision): string {
  if (closedBy === null) return 'Decided, as nobody objected'
  const over = objections.length > 0 ? ' over an objection' : ''
  return `${nameIn(context, closedBy)} decided${over}`
}

function questionChanges(context: DigestContext): Found[] {
  const { seen, view, me } = context
  return Object.entries(view.record.questions)
    .sort(([, a], [, b]) => a.number - b.number)
    .flatMap(([id, question]): Found[] => {
      const subject = { kind: 'question', id } as const
      const what = quoted(question.text)
      if (question.answeredAt !== null) {
        if (question.answeredAt <= seen.at || question.answeredBy === me) return []
        const answer = `${nameIn(context, question.answeredBy)} answered ${what}: ${quoted(question.answer)}`
        return [
          {
            ...single('answered', id, answer, subject),
            together: (count) => `${count} questions were answered`,
          },
        ]
      }
      if (question.askedAt <= seen.at || question.askedBy === me) return []
      return [
        {
          ...single('asked', id, `${nameIn(context, question.askedBy)} asks: ${what}`, subject),
          together: (count) => `${count} questions wait for an answer, the first is ${what}`,
        },
      ]
    })
}

function callChanges(context: DigestContext): Found[] {
  const { seen, view, me } = context
  return Object.entries(view.record.callsForHelp)
    .filter(([, call]) => call.clearedAt === null && call.at > seen.at && call.by !== me)
    .sort(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1))
    .map(([id, call]) => {
      const note = call.note.trim() === '' ? '' : `: ${quoted(call.note)}`
      const text = `${nameIn(context, call.by)} would like a hand${note}`
      return single('called', id, text, { kind: 'call', id })
    })
}

function concernChanges(context: DigestContext): Found[] {
  const { seen, view, me } = context
  return Object.entries(view.record.concerns)
    .filter(([, { acknowledgedAt, raisedAt, raisedBy }]) => {
      const isMine = raisedBy !== null && raisedBy === me
      return acknowledgedAt === null && raisedAt > seen.at && !isMine
    })
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([id, { text }]) => single('concern', id, `A concern: ${quoted(text)}`, { kind: 'concern', id }))
}
