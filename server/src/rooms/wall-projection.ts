/**
 * What a wall may know of an incident: an allow-list, built field by field from both documents, bounded however long
 * the incident lasts. Whatever is not named here never leaves the server this way.
 */
import { type Action, isUnfinished, lateByMs } from '@warroom/shared/domain/action.ts'
import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import type { Hypothesis, HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { FLAG_PATTERNS, initials } from '@warroom/shared/domain/initials.ts'
import {
  blockedLamp,
  commandLamp,
  type Lamp,
  lateLamp,
  unownedLamp,
  updateLamp,
} from '@warroom/shared/domain/lamp.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'
import type { WallPerson, WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { newlyRuledOut, wallDecisions } from './wall-news.ts'

/** More than any wall has lines for; the rest is only counted. */
const ROWS_SENT = 16
const NEWS_SENT = 4
const PEOPLE_SENT = 24
const FLAGS_SENT = 6
const PROSE_CHARACTERS = 600
const LINE_CHARACTERS = 240
const NAME_CHARACTERS = 80

const SHOWN_HYPOTHESES: readonly HypothesisStatus[] = ['confirmed', 'supported', 'testing', 'proposed']

/** One line of prose, cut between code points so that no half character is sent. */
function plain(text: string, most: number): string {
  // A long text is cut first: nobody needs 100,000 characters taken apart to show 600.
  const characters = [
    ...text
      .slice(0, most * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return characters.length <= most
    ? characters.join('')
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** Somebody who is not a participant yet still gets a face. */
function wallPerson(record: IncidentRecord, personId: PersonId, presentName?: string): WallPerson {
  const participant = record.participants[personId]
  const name = plain(participant?.name ?? presentName ?? 'Somebody', NAME_CHARACTERS)
  return { name, initials: initials(name), pattern: (participant?.arrival ?? 0) % FLAG_PATTERNS }
}

function wallRoles(record: IncidentRecord): WallProjection['roles'] {
  const known: readonly string[] = ROLES
  const others = Object.keys(record.roles).filter((role) => !known.includes(role))
  return [...known, ...others.sort()].slice(0, ROWS_SENT).flatMap((role) => {
    const assignment = record.roles[role]
    if (!assignment) return []
    const label = known.includes(role) ? ROLE_DUTY[role as keyof typeof ROLE_DUTY].label : plain(role, 40)
    const person = assignment.holder === null ? null : wallPerson(record, assignment.holder)
    return [{ role, label, person, since: assignment.since }]
  })
}

/** People at work on an action; whoever is away from the keyboard is not on it. */
const attending = (people: readonly PresentPerson[], actionId: string): readonly PresentPerson[] =>
  people.filter((p) => p.state !== 'away' && p.focus?.kind === 'action' && p.focus.id === actionId)

/** The late first, the latest of them on top; otherwise as the board orders them. */
function byUrgency(actions: readonly Action[], now: number): readonly Action[] {
  const lateness = (action: Action): number => lateByMs(action, now) ?? -1
  return actions.filter(isUnfinished).toSorted((a, b) => lateness(b) - lateness(a))
}

const byPromise = (hypotheses: readonly Hypothesis[]): readonly Hypothesis[] =>
  hypotheses
    .filter((h) => SHOWN_HYPOTHESES.includes(h.status))
    .toSorted((a, b) => SHOWN_HYPOTHESES.indexOf(a.status) - SHOWN_HYPOTHESES.indexOf(b.status))

function wallLamps(
  record: IncidentRecord,
  board: BoardState,
  people: readonly PresentPerson[],
  commanderAbsentSince: number | null,
  now: number,
): readonly Lamp[] {
  const lamps = [
    commandLamp(record, commanderAbsentSince, now),
    updateLamp(record, now),
    blockedLamp(record, now),
    lateLamp(board.actions, (actionId) => attending(people, actionId).length > 0, now),
    unownedLamp(board.actions, now),
  ]
  return lamps.map(({ id, level, label, detail, causeId }) => ({
    id,
    level,
    label,
    detail: shortDetail(detail),
    causeId,
  }))
}

/** Cuts the name of the cause and keeps its age, which stands last. */
function shortDetail(detail: string): string {
  const [, cause = detail, age = ''] = /^(.*)(, (?:\d+ h )?\d+ min)$/su.exec(detail) ?? []
  return plain(cause, LINE_CHARACTERS) + age
}

export interface WallSource {
  readonly id: IncidentId
  readonly record: IncidentRecord
  readonly board: BoardState
  readonly people: readonly PresentPerson[]
  /** Since when the commander has been seen in no tab, or `null` while present or not known. */
  readonly commanderAbsentSince: number | null
}

/** Both documents and who is here, as a wall shows them at `now`. */
export function projectWall(source: WallSource, now: number): WallProjection {
  const { id, record, board, people } = source
  const { incident } = record
  const hypotheses = byPromise(board.hypotheses)
  const actions = byUrgency(board.actions, now)
  const roadblocks = Object.entries(record.roadblocks)
    .filter(([, roadblock]) => roadblock.clearedAt === null)
    .toSorted(([, a], [, b]) => a.raisedAt - b.raisedAt)
  const line = (text: string): string => plain(text, LINE_CHARACTERS)
  const decisions = wallDecisions(record, line, now)
  const person = (personId: PersonId | null): WallPerson | null =>
    personId === null ? null : wallPerson(record, personId)
  return {
    id,
    key: incident.key,
    title: plain(incident.title, LINE_CHARACTERS),
    severity: incident.severity,
    status: incident.status,
    declaredAt: incident.declaredAt,
    resolvedAt: incident.resolvedAt,
    nextUpdateDueAt: incident.nextUpdateDueAt,
    roles: wallRoles(record),
    lamps: wallLamps(record, board, people, source.commanderAbsentSince, now),
    whatHappened: plain(board.whatHappened, PROSE_CHARACTERS),
    impact: plain(board.impact, PROSE_CHARACTERS),
    hypotheses: hypotheses.slice(0, ROWS_SENT).map((h) => ({
      id: h.id,
      number: h.number,
      statement: plain(h.statement, LINE_CHARACTERS),
      status: h.status,
      owner: person(h.owner),
    })),
    ruledOut: board.hypotheses.filter((h) => h.status === 'ruledOut').length,
    newlyRuledOut: newlyRuledOut(record, board, line, now).slice(0, NEWS_SENT),
    decisions: decisions.slice(0, ROWS_SENT),
    actions: actions.slice(0, ROWS_SENT).map((action) => {
      const here = attending(people, action.id)
      return {
        id: action.id,
        number: action.number,
        title: plain(action.title, LINE_CHARACTERS),
        state: action.state,
        owner: person(action.owner),
        ownerOnIt: here.some((p) => p.personId === action.owner),
        onIt: here
          .filter((p) => p.personId !== action.owner)
          .slice(0, FLAGS_SENT)
          .map((p) => wallPerson(record, p.personId, p.name)),
        timeBoxUntil: action.timeBoxUntil,
      }
    }),
    actionsDone: board.actions.filter((action) => action.state === 'done').length,
    roadblocks: roadblocks.slice(0, ROWS_SENT).map(([roadblockId, roadblock]) => ({
      id: roadblockId,
      number: roadblock.number,
      needed: plain(roadblock.needed, LINE_CHARACTERS),
      raisedAt: roadblock.raisedAt,
      takenBy: person(roadblock.takenBy),
    })),
    people: people.slice(0, PEOPLE_SENT).map((p) => wallPerson(record, p.personId, p.name)),
    totals: {
      hypotheses: hypotheses.length,
      actions: actions.length,
      roadblocks: roadblocks.length,
      decisions: decisions.length,
      people: people.length,
    },
    serverNow: now,
  }
}
