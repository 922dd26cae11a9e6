/** Changes of the board → timeline sentences. Pure: what happened, who did it and the board after it are given. */
import type { Action } from '../domain/action.ts'
import { ACTION_OUTCOME_LABEL, ACTION_OUTCOMES } from '../domain/action.ts'
import type { Actor } from '../domain/actor.ts'
import type { Evidence, Hypothesis } from '../domain/hypothesis.ts'
import type { TimelineKind } from '../domain/timeline-entry.ts'
import type { BoardChange, FieldChange } from './board-changes.ts'
import { runbookSentences } from './runbook-sentences.ts'
import { quote } from './timeline-quote.ts'

export interface BoardMoment {
  readonly kind: TimelineKind
  readonly text: string
  readonly subjectId: string | null
  /**
   * For what people do in many small steps (typing a title): entries with the same key soon after one another become
   * one, told from the first `from`.
   */
  readonly again: {
    readonly key: string
    readonly from: string
    readonly tell: (from: string) => string
  } | null
}

/** What the sentences look up; each returns `null` for an unknown id. */
export interface BoardLookup {
  hypothesis(id: string): Hypothesis | null
  action(id: string): Action | null
  evidence(id: string): Evidence | null
  exitCriterion(id: string): { readonly text: string } | null
  runbook(id: string): { readonly title: string } | null
  runbookStep(id: string): { readonly text: string; readonly runbookId: string } | null
  nameOf(personId: unknown): string | null
}

const TEXT_LABEL = { whatHappened: 'What happened', impact: 'Impact', notes: 'Notes' } as const
export function momentsOf(changes: readonly BoardChange[], actor: Actor, look: BoardLookup): BoardMoment[] {
  const created = new Set(changes.filter((c) => c.type === 'created').map((c) => c.id))
  const moments: BoardMoment[] = []
  for (const change of changes) {
    if (change.type === 'created') moments.push(...creation(change, actor, look))
    else if (change.type === 'written') {
      const text = `${actor.name} wrote in ${TEXT_LABEL[change.text]}`
      const again = { key: `written:${change.text}`, from: '', tell: () => text }
      moments.push({ kind: 'text', text, subjectId: change.text, again })
    } else if (!created.has(change.id)) moments.push(...alteration(change, actor, look))
  }
  return moments
}

/** Also what became of it at once: somebody who comes back brings hours in one step. */
function creation(
  { collection, id }: Extract<BoardChange, { type: 'created' }>,
  actor: Actor,
  look: BoardLookup,
): BoardMoment[] {
  const who = actor.name
  if (collection === 'hypotheses') {
    const hypothesis = look.hypothesis(id)
    const statement = quote(hypothesis?.statement ?? '', 'a hypothesis')
    const since = { status: { from: 'proposed', to: hypothesis?.status ?? 'proposed' } }
    return [
      { kind: 'hypothesis', text: `${who} proposed ${statement}`, subjectId: id, again: null },
      ...alteration({ type: 'changed', collection, id, fields: new Map(Object.entries(since)) }, actor, look),
    ]
  }
  if (collection === 'actions') {
    const action = look.action(id)
    const title = quote(action?.title ?? '', 'an action')
    const since = {
      state: { from: 'open', to: action?.state ?? 'open' },
      outcome: { from: null, to: action?.outcome ?? null },
    }
    return [
      { kind: 'action', text: `${who} added action ${title}`, subjectId: id, again: null },
      ...alteration({ type: 'changed', collection, id, fields: new Map(Object.entries(since)) }, actor, look),
    ]
  }
  if (collection === 'evidence') {
    const evidence = look.evidence(id)
    if (!evidence) return []
    const about = quote(look.hypothesis(evidence.hypothesisId)?.statement ?? '', 'a hypothesis')
    const stance = evidence.stance === 'neutral' ? 'on' : evidence.stance
    const text = `${who} added evidence ${stance} ${about}: ${quote(evidence.text, 'no words yet')}`
    return [{ kind: 'evidence', text, subjectId: evidence.hypothesisId, again: null }]
  }
  if (collection === 'runbooks') {
    const text = `${who} attached the runbook ${quote(look.runbook(id)?.title ?? '', 'without a title')}`
    return [{ kind: 'action', text, subjectId: id, again: null }]
  }
  return []
}

function alteration(
  { collection, id, fields }: Extract<BoardChange, { type: 'changed' }>,
  actor: Actor,
  look: BoardLookup,
): BoardMoment[] {
  if (collection === 'hypotheses') {
    const statement = quote(look.hypothesis(id)?.statement ?? '', 'a hypothesis')
    const statementChange = rewording(
      fields.get('statement'),
      `statement:${id}`,
      (from) => `${actor.name} reworded ${quote(from, 'a hypothesis')} to ${statement}`,
    )
    const told = sentences(fields, {
      status: ({ to }) => `${actor.name} ${hypothesisVerb(to)} ${statement}`,
      owner: ({ to }) => ownership(to, statement, actor, look),
    }).map((text) => ({ kind: 'hypothesis' as const, text, subjectId: id, again: null }))
    return statementChange ? [...told, { kind: 'hypothesis', subjectId: id, ...statementChange }] : told
  }
  if (collection === 'actions') {
    const title = quote(look.action(id)?.title ?? '', 'an action')
    const titleChange = rewording(
      fields.get('title'),
      `title:${id}`,
      (from) => `${actor.name} renamed ${quote(from, 'an action')} to ${title}`,
    )
    const told = sentences(fields, {
      state: ({ to }) => `${actor.name} ${actionVerb(to)} ${title}`,
      owner: ({ to }) => ownership(to, title, actor, look),
      outcome: ({ to }) => outcomeSentence(to, title, actor),
      acceptedAt: ({ to }) => understanding(fields, to, title, actor),
      timeBoxUntil: (change) => moreTime(change, title, actor),
    }).map((text) => ({ kind: 'action' as const, text, subjectId: id, again: null }))
    return titleChange ? [...told, { kind: 'action', subjectId: id, ...titleChange }] : told
  }
  if (collection === 'runbooks' || collection === 'runbookSteps') {
    return runbookSentences(collection, id, fields, look).map((told) => ({
      kind: 'action',
      text: `${actor.name} ${told}`,
      subjectId: id,
      again: null,
    }))
  }
  if (collection === 'exitCriteria' && fields.has('met')) {
    const text = quote(look.exitCriterion(id)?.text ?? '', 'an exit criterion')
    const verb = fields.get('met')?.to === true ? 'met' : 'no longer met'
    return [{ kind: 'note', text: `${actor.name} marked ${text} as ${verb}`, subjectId: id, again: null }]
  }
  return []
}

function rewording(
  change: FieldChange | undefined,
  key: string,
  tell: (from: string) => string,
): Pick<BoardMoment, 'text' | 'again'> | null {
  if (!change || change.from === change.to) return null
  const from = typeof change.from === 'string' ? change.from : ''
  return { text: tell(from), again: { key, from, tell } }
}

function sentences(
  fields: ReadonlyMap<string, FieldChange>,
  tellers: Readonly<Record<string, (change: FieldChange) => string | null>>,
): string[] {
  return Object.entries(tellers).flatMap(([field, tell]) => {
    const change = fields.get(field)
    if (!change || change.from === change.to) return []
    return tell(change) ?? []
  })
}

function hypothesisVerb(to: unknown): string {
  switch (to) {
    case 'testing':
      return 'is testing'
    case 'supported':
      return 'found support for'
    case 'confirmed':
      return 'confirmed'
    case 'ruledOut':
      return 'ruled out'
    case 'parked':
      return 'parked'
    default:
      return 'reopened'
  }
}

function actionVerb(to: unknown): string {
  switch (to) {
    case 'doing':
      return 'started'
    case 'done':
      return 'finished'
    case 'dropped':
      return 'dropped'
    default:
      return 'reopened'
  }
}

function ownership(to: unknown, what: string, actor: Actor, look: BoardLookup): string {
  if (to === null || to === undefined) return `${actor.name} left ${what} without an owner`
  if (to === actor.personId) return `${actor.name} took ${what}`
  return `${actor.name} gave ${what} to ${look.nameOf(to) ?? 'somebody'}`
}

/** Who takes or starts it has said so already. */
function understanding(
  fields: ReadonlyMap<string, FieldChange>,
  to: unknown,
  what: string,
  actor: Actor,
): string | null {
  const isToldAlready = fields.has('owner') || fields.has('state')
  return typeof to === 'number' && !isToldAlready ? `${actor.name} understood ${what}` : null
}

/** The first minutes given to it are no news; that they did not suffice is. */
const moreTime = ({ from, to }: FieldChange, what: string, actor: Actor): string | null =>
  typeof from === 'number' && typeof to === 'number' && to > from
    ? `${actor.name} gave ${what} more time`
    : null

function outcomeSentence(to: unknown, what: string, actor: Actor): string | null {
  const outcome = ACTION_OUTCOMES.find((o) => o === to)
  return outcome ? `${actor.name} noted for ${what}: ${ACTION_OUTCOME_LABEL[outcome].toLowerCase()}` : null
}
