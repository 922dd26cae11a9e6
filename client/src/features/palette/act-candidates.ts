import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { KEYMAP } from '../../ui/keymap.ts'
import { actionCandidate, assignCandidate, hypothesisCandidate } from './board-acts.ts'
import type { Candidate } from './candidate.ts'
import { phaseCandidate, severityCandidate } from './command-acts.ts'
import { copyCandidates } from './copy-candidates.ts'
import { findActions, findHypotheses, findPeople, findRoadblocks } from './find-card.ts'
import type { PaletteState, RoomNow } from './palette-state.ts'
import { type Reading, readVerb } from './read-verb.ts'

/** What a text asks to be done, the likeliest first; each says what it will do and, when it cannot, why. */
export function actCandidates(text: string, state: PaletteState): readonly Candidate[] {
  return readVerb(text).flatMap((reading) => everywhere(reading, state) ?? inRoom(reading, state.room))
}

function everywhere(reading: Reading, { noDeclaring }: PaletteState): readonly Candidate[] | null {
  switch (reading.verb) {
    case 'light': {
      const night = reading.light === 'night'
      const label = night ? 'Make this screen dark' : 'Make this screen light'
      return [
        {
          id: `light ${reading.light}`,
          group: 'Do',
          label,
          offBecause: null,
          act: { do: 'light', light: reading.light },
        },
      ]
    }
    case 'zone': {
      const label = reading.zone === 'utc' ? 'Show times in UTC' : 'Show times in your own zone'
      return [
        {
          id: `zone ${reading.zone}`,
          group: 'Do',
          label,
          detail: 'On this device only; the other zone stays in the tool tip',
          offBecause: null,
          act: { do: 'zone', zone: reading.zone },
        },
      ]
    }
    case 'declare': {
      const { title } = reading
      const path = title ? `/declare?title=${encodeURIComponent(title)}` : '/declare'
      return [
        {
          id: 'declare',
          group: 'Do',
          label: title ? `Declare ${quotedOr(title, '')}` : 'Declare an incident',
          detail: 'Opens the form; nothing is declared yet',
          shortcut: KEYMAP.declare.keys[0],
          offBecause: noDeclaring,
          act: { do: 'open', path },
        },
      ]
    }
    default:
      return null
  }
}

function inRoom(reading: Reading, room: RoomNow | null): readonly Candidate[] {
  if (!room) return []
  switch (reading.verb) {
    case 'severity':
      return [severityCandidate(reading, room)]
    case 'phase':
      return [phaseCandidate(reading, room)]
    case 'action':
      return (reading.target ? findActions(reading.target, room) : room.actions.filter(isUnfinished)).map(
        (action) => actionCandidate(action, reading.how, room),
      )
    case 'takeOther':
      return takeOther(reading.target, room)
    case 'assign': {
      const people = findPeople(reading.person, room)
      return findActions(reading.target, room).flatMap((action) =>
        people.map((person) => assignCandidate(action, person, room)),
      )
    }
    case 'hypothesis':
      return (reading.target ? findHypotheses(reading.target, room) : room.hypotheses).map((hypothesis) =>
        hypothesisCandidate(hypothesis, reading.status, reading.because, room),
      )
    case 'clear':
      return findRoadblocks(reading.target, room).map(({ id, number, needed, clearedAt }) => ({
        id: `clear ${id}`,
        group: 'Do',
        label: `Clear B${number} ${quotedOr(needed, 'a roadblock')}`,
        offBecause: clearedAt === null ? room.noAsking('clearRoadblock') : 'It is cleared already',
        act: {
          do: 'ask',
          command: { type: 'clearRoadblock', roadblockId: id, resolution: reading.resolution },
        },
      }))
    case 'note':
      return [said('note', reading.text, room)]
    case 'needHelp':
      return [said('help', reading.text, room)]
    case 'update':
      return [
        {
          id: 'update',
          group: 'Do',
          label: 'Write the stakeholder update',
          shortcut: KEYMAP.draftUpdate.keys[0],
          offBecause: null,
          act: { do: 'jump', anchor: 'stakeholder-update' },
        },
      ]
    case 'copy':
      return copyCandidates(reading.target, room)
    default:
      return []
  }
}

/** A hypothesis or a duty: both are taken, too. */
function takeOther(target: string, room: RoomNow): readonly Candidate[] {
  const hypotheses = target
    ? findHypotheses(target, room).map(
        (hypothesis): Candidate => ({
          id: `take ${hypothesis.id}`,
          group: 'Do',
          label: `Take ${hypothesis.number === null ? '' : `H${hypothesis.number} `}${quotedOr(hypothesis.statement, 'a hypothesis')}`,
          offBecause: hypothesis.owner === room.me ? 'It is yours already' : room.noEditing,
          act: { do: 'takeHypothesis', id: hypothesis.id },
        }),
      )
    : []
  const typed = target.toLowerCase()
  const roles = ROLES.filter(
    (role) => typed.length >= 3 && (role.startsWith(typed) || (role === 'commander' && typed === 'command')),
  ).map((role): Candidate => {
    const holder = room.record.roles[role]?.holder ?? null
    return {
      id: `take role ${role}`,
      group: 'Do',
      label: `Take the duty: ${ROLE_DUTY[role].label}`,
      offBecause:
        holder === null
          ? room.noAsking('assumeRole')
          : `${holder === room.me ? 'You hold' : `${room.nameOf(holder)} holds`} it`,
      act: { do: 'ask', command: { type: 'assumeRole', role, expectedHolder: null } },
    }
  })
  return [...roles, ...hypotheses]
}

/** Words that are sent as they stand. Without words the form is opened instead. */
function said(what: 'note' | 'help', text: string, room: RoomNow): Candidate {
  const isNote = what === 'note'
  const type = isNote ? 'noteTimeline' : 'raiseRoadblock'
  const limit = isNote ? 1000 : 200
  const tooLong = text.length > limit ? `At most ${limit} characters, these are ${text.length}` : null
  const label = isNote ? 'Note to the timeline' : 'Raise a roadblock'
  return {
    id: what,
    group: 'Do',
    label: text ? `${label}: ${quotedOr(text, '')}` : label,
    shortcut: KEYMAP[isNote ? 'note' : 'needHelp'].keys[0],
    offBecause: room.noAsking(type) ?? tooLong,
    act: text
      ? {
          do: 'ask',
          command: isNote ? { type: 'noteTimeline', text } : { type: 'raiseRoadblock', needed: text },
        }
      : { do: 'type', text: isNote ? 'note ' : 'need help ' },
  }
}
