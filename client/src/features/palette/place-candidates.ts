import { ACTION_STATE_LABEL } from '@warroom/shared/domain/action.ts'
import { HYPOTHESIS_STATUS_LABEL } from '@warroom/shared/domain/hypothesis.ts'
import { decisionKey } from '@warroom/shared/domain/incident-decision.ts'
import { STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import { ROLES } from '@warroom/shared/domain/role.ts'
import { severityLabel } from '@warroom/shared/domain/severity.ts'
import { dateText, momentText } from '../../ui/instant-text.ts'
import { KEYMAP } from '../../ui/keymap.ts'
import type { Candidate } from './candidate.ts'
import {
  actionAnchor,
  findActions,
  findCalls,
  findDecisions,
  findHypotheses,
  findPeople,
  findQuestions,
  findRoadblocks,
  hypothesisAnchor,
} from './find-card.ts'
import { bestMatches } from './match-words.ts'
import type { PaletteState, RoomNow } from './palette-state.ts'

const SECTIONS = [
  { label: 'What happened and impact', anchor: 'situation' },
  { label: 'Hypotheses', anchor: 'hypotheses-head', shortcut: KEYMAP.tab2.keys[0] },
  { label: 'Actions', anchor: 'actions-head', shortcut: KEYMAP.tab1.keys[0] },
  { label: 'Duties and people', anchor: 'roles-head', shortcut: KEYMAP.tab5.keys[0] },
  { label: 'Needs help: roadblocks', anchor: 'roadblocks-head' },
  { label: 'Decisions', anchor: 'decisions-head' },
  { label: 'Questions', anchor: 'questions-head' },
  { label: 'Stakeholder update', anchor: 'stakeholder-update', shortcut: KEYMAP.tab3.keys[0] },
  { label: 'Timeline', anchor: 'timeline-head', shortcut: KEYMAP.tab4.keys[0] },
  { label: 'Notes', anchor: 'notes' },
]

const OUTCOME_WORD = { open: 'Not decided yet', decided: 'Decided', withdrawn: 'Withdrawn' } as const

/** Of a long list of the same kind more than this is no help. */
const MOST_OF_A_KIND = 8

const jump = (anchor: string, label: string, detail?: string, shortcut?: string): Candidate => ({
  id: `jump ${anchor}`,
  group: 'On this board',
  label,
  ...(detail && { detail }),
  ...(shortcut && { shortcut }),
  offBecause: null,
  act: { do: 'jump', anchor },
})

function inRoom(text: string, room: RoomNow, zone: string): readonly Candidate[] {
  const few = <T>(items: readonly T[]) => items.slice(0, MOST_OF_A_KIND)
  const roles = (personId: string) => ROLES.find((role) => room.record.roles[role]?.holder === personId)
  const timeline = text.trim() ? bestMatches(text, room.record.timeline.toReversed(), (e) => e.text) : []
  return [
    ...few(findHypotheses(text, room)).map((h) =>
      jump(
        hypothesisAnchor(h),
        `${h.number === null ? 'Hypothesis' : `H${h.number}`} ${h.statement}`,
        HYPOTHESIS_STATUS_LABEL[h.status],
      ),
    ),
    ...few(findActions(text, room)).map((a) => {
      const owner = a.owner === null ? 'no owner' : room.nameOf(a.owner)
      return jump(
        actionAnchor(a),
        `Action ${a.number === null ? '' : `${a.number} `}${a.title}`,
        `${ACTION_STATE_LABEL[a.state]}, ${owner}`,
      )
    }),
    ...few(findRoadblocks(text, room)).map((b) =>
      jump(`roadblock-${b.id}`, `B${b.number} ${b.needed}`, b.clearedAt === null ? 'Open' : 'Cleared'),
    ),
    ...few(findDecisions(text, room)).map((d) =>
      jump(`decision-${d.id}`, `${decisionKey(d.number)} ${d.statement}`, OUTCOME_WORD[d.outcome ?? 'open']),
    ),
    ...few(findQuestions(text, room)).map((q) =>
      jump(
        `question-${q.id}`,
        `Q${q.number} ${q.text}`,
        q.answeredAt === null ? 'Not answered yet' : 'Answered',
      ),
    ),
    ...few(findPeople(text, room)).map(({ personId, name }) => {
      const role = roles(personId)
      return {
        ...jump(role ? `role-${role}` : 'roles-head', name, role ? `Holds a duty: ${role}` : 'In this room'),
        id: `person ${personId}`,
      }
    }),
    ...few(findCalls(text, room)).map((call) =>
      jump(`call-${call.id}`, `${room.nameOf(call.by)} would like a hand`, call.note || 'Needs help'),
    ),
    ...few(bestMatches(text, SECTIONS, ({ label }) => label)).map(({ anchor, label, shortcut }) =>
      jump(anchor, label, undefined, shortcut),
    ),
    ...few(timeline).map((entry) =>
      jump(
        `timeline-${entry.id}`,
        entry.text,
        `Timeline, ${dateText(entry.at, zone)}, ${momentText(entry.at, zone)}`,
      ),
    ),
  ]
}

/** Where a text may lead: cards, people and sections of this board, other incidents, screens. */
export function placeCandidates(
  text: string,
  { room, incidents, screens, zone }: PaletteState,
): readonly Candidate[] {
  return [
    ...(room ? inRoom(text, room, zone) : []),
    ...bestMatches(text, incidents, ({ key, title }) => `${key} ${title}`)
      .slice(0, MOST_OF_A_KIND)
      .map(
        ({ id, key, title, severity, status }): Candidate => ({
          id: `incident ${id}`,
          group: 'Incidents',
          label: `${key} ${title}`,
          detail: `${severityLabel(severity)}, ${STATUS_LABEL[status]}`,
          offBecause: null,
          act: { do: 'open', path: `/i/${key}` },
        }),
      ),
    ...bestMatches(text, screens, ({ label }) => label).map(
      ({ label, path, shortcut }): Candidate => ({
        id: `screen ${path}`,
        group: 'Screens',
        label,
        ...(shortcut && { shortcut }),
        offBecause: null,
        act: { do: 'open', path },
      }),
    ),
  ]
}
