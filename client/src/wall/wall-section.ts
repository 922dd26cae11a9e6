/** What stands in the lists of a wall, before anybody asked how much of it fits. */
import { lateByMs } from '@warroom/shared/domain/action.ts'
import { HYPOTHESIS_STATUS_LABEL, type HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import { minutesWord } from '@warroom/shared/domain/lamp.ts'
import type { WallPerson, WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import type { Tier } from './wall-scale.ts'

export type SectionId = 'known' | 'thinking' | 'doing' | 'help' | 'deciding' | 'duties' | 'here'

export type RowLead =
  | { readonly kind: 'none' }
  | { readonly kind: 'roadblock' }
  | { readonly kind: 'hypothesis'; readonly status: HypothesisStatus }
  /** Flags of who has it and who is on it; `isVacant` when nobody has it. */
  | { readonly kind: 'people'; readonly people: readonly WallPerson[]; readonly isVacant: boolean }

export interface WallRow {
  readonly key: string
  readonly lead: RowLead
  /** A quiet word before the text ("Testing"). */
  readonly prefix: string
  readonly text: string
  /** How late or how long, at the end of the row. */
  readonly tail: { readonly text: string; readonly isLate: boolean } | null
  /** Says that there is nothing. */
  readonly isEmpty?: boolean
}

export interface WallSection {
  readonly id: SectionId
  readonly heading: string
  /** Counts beside the heading ("2 ruled out"). */
  readonly aside: string
  readonly rows: readonly WallRow[]
  /** How many there are altogether; the server sends the first few. */
  readonly total: number
  readonly atLeast: number
  /** Lines one row may take. */
  readonly mostLines: number
}

const isRoomy = (tier: Tier): boolean => tier === 'near' || tier === 'card'

const NOBODY: RowLead = { kind: 'none' }
/** Flags one row has room for beside its words. */
const FLAGS: Readonly<Record<Tier, number>> = { near: 3, mid: 1, far: 2, card: 2 }

/** `11 min`, then whole hours and days: the end of a row has little room. */
function ageText(ms: number): string {
  const hours = Math.floor(ms / 3_600_000)
  if (hours < 1) return minutesWord(ms)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

const nothing = (key: string, text: string): readonly WallRow[] => [
  { key, lead: NOBODY, prefix: '', text, tail: null, isEmpty: true },
]

const counted = (count: number, words: string): string => (count > 0 ? `${count} ${words}` : '')

function known({ whatHappened, impact }: WallProjection, tier: Tier): WallSection {
  const row = (key: string, prefix: string, text: string): readonly WallRow[] =>
    text ? [{ key, lead: NOBODY, prefix, text, tail: null }] : []
  const rows = [...row('whatHappened', '', whatHappened), ...row('impact', 'Impact', impact)]
  const shown = rows.length > 0 ? rows : nothing('unwritten', 'What happened is not written yet.')
  // Where lines are dear, prose under the lamps needs no heading to be known for what it is.
  const heading = isRoomy(tier) ? 'What happened' : ''
  return {
    ...{ id: 'known', heading, aside: '', rows: shown, total: shown.length, atLeast: 2 },
    mostLines: isRoomy(tier) ? 4 : 3,
  }
}

function thinking(projection: WallProjection, tier: Tier): WallSection {
  const row = (id: string, status: HypothesisStatus, text: string): WallRow => ({
    key: id,
    lead: { kind: 'hypothesis', status } as const,
    prefix: HYPOTHESIS_STATUS_LABEL[status],
    text,
    tail: null,
  })
  const [likeliest = [], ...others] = projection.hypotheses.map(({ id, status, statement }) => [
    row(id, status, statement),
  ])
  // What it is not any more is news for a while, and stands where nobody misses it.
  const news = projection.newlyRuledOut.map(({ id, statement, because }) =>
    row(id, 'ruledOut', because === '' ? statement : `${statement}: ${because}`),
  )
  const rows = [...likeliest, ...news, ...others.flat()]
  return {
    ...{ id: 'thinking', heading: 'What we think', aside: counted(projection.ruledOut, 'ruled out') },
    rows: rows.length > 0 ? rows : nothing('no-hypotheses', 'No hypothesis yet.'),
    total: Math.max(1, projection.totals.hypotheses + news.length),
    ...{ atLeast: tier === 'mid' ? 1 : 2, mostLines: 2 },
  }
}

function doing(projection: WallProjection, tier: Tier, now: number): WallSection {
  const isRunning = isOpen(projection.status)
  const rows = projection.actions.map((action): WallRow => {
    const lateMs = isRunning ? lateByMs(action, now) : null
    const people = [...(action.owner ? [action.owner] : []), ...action.onIt].slice(0, FLAGS[tier])
    return {
      key: action.id,
      lead: { kind: 'people', people, isVacant: people.length === 0 },
      prefix: '',
      text: action.title || 'Untitled action',
      tail: lateMs === null ? null : { text: `+${ageText(lateMs)}`, isLate: true },
    }
  })
  const calm = projection.actionsDone > 0 ? 'Nothing left to do.' : 'No action yet.'
  return {
    ...{ id: 'doing', heading: 'What we are doing', aside: counted(projection.actionsDone, 'done') },
    rows: rows.length > 0 ? rows : nothing('no-actions', calm),
    total: Math.max(1, projection.totals.actions),
    ...{ atLeast: tier === 'mid' ? 2 : 3, mostLines: 2 },
  }
}

function help(projection: WallProjection, tier: Tier, now: number): WallSection {
  const rows = projection.roadblocks.map((roadblock): WallRow => {
    const { takenBy } = roadblock
    return {
      key: roadblock.id,
      lead: takenBy ? { kind: 'people', people: [takenBy], isVacant: false } : { kind: 'roadblock' },
      prefix: '',
      text: roadblock.needed,
      tail: { text: ageText(now - roadblock.raisedAt), isLate: false },
    }
  })
  return {
    ...{ id: 'help', heading: 'Needs help', aside: '', rows, total: projection.totals.roadblocks },
    // The lamp tells of the oldest one already.
    ...{ atLeast: isRoomy(tier) ? 1 : 0, mostLines: 2 },
  }
}

const STANDING_WORD = { open: 'Objections?', contested: 'Objected', decided: 'Decided' } as const

/** What waits for a word of the room, and what was decided just now. */
function deciding({ decisions, totals }: WallProjection, tier: Tier, now: number): WallSection {
  const rows = decisions.map(({ id, number, statement, standing, closesAt }): WallRow => {
    // Before the next word of the server silence may have decided.
    const isOver = standing === 'open' && now >= closesAt
    const isWaiting = standing === 'open' && !isOver
    // From further away the statement needs the room.
    const word = isWaiting && !isRoomy(tier) ? '?' : ` ${STANDING_WORD[isOver ? 'decided' : standing]}`
    const left = isWaiting ? { text: minutesWord(closesAt - now), isLate: false } : null
    return {
      key: id,
      lead: NOBODY,
      prefix: `D${number}${word}`,
      text: statement,
      tail: left,
    }
  })
  const waiting = decisions.filter(({ standing }) => standing !== 'decided').length
  return {
    ...{ id: 'deciding', heading: 'Decisions', aside: '', rows, total: totals.decisions },
    ...{ atLeast: Math.min(1, waiting), mostLines: 2 },
  }
}

/** The commander stands in the header; here are the others. */
function duties(projection: WallProjection, tier: Tier): WallSection {
  const rows = projection.roles.flatMap(({ role, label, person }): readonly WallRow[] =>
    role === 'commander' || !person
      ? []
      : [
          {
            key: role,
            lead: { kind: 'people', people: [person], isVacant: false },
            prefix: label,
            text: person.name,
            tail: null,
          },
        ],
  )
  return {
    ...{ id: 'duties', heading: 'Who leads', aside: '', rows, total: rows.length },
    ...{ atLeast: isRoomy(tier) ? 1 : 0, mostLines: 1 },
  }
}

function here({ people, totals }: WallProjection): WallSection {
  const more = totals.people > people.length ? ` and ${totals.people - people.length} more` : ''
  const names = people.map((person) => person.name).join(', ') + more
  return {
    ...{ id: 'here', heading: 'Here now', aside: totals.people > 0 ? String(totals.people) : '' },
    rows: people.length > 0 ? [{ key: 'names', lead: NOBODY, prefix: '', text: names, tail: null }] : [],
    ...{ total: people.length > 0 ? 1 : 0, atLeast: 0, mostLines: 2 },
  }
}

/** In order of importance; those without a row are left out. */
export function wallSections(projection: WallProjection, tier: Tier, now: number): readonly WallSection[] {
  const facts = known(projection, tier)
  const work = doing(projection, tier, now)
  const thoughts = thinking(projection, tier)
  // From the back row one reads one list: what is being done.
  const first = tier === 'far' ? [work, facts, thoughts] : [facts, thoughts, work]
  return [
    ...first,
    help(projection, tier, now),
    deciding(projection, tier, now),
    duties(projection, tier),
    here(projection),
  ].filter((section) => section.rows.length > 0)
}

/** "2 ruled out, +3 more" beside a heading; where that is too long, "2 ruled out, +3". */
export function asideTexts(section: WallSection, shown: number): readonly [string, ...string[]] {
  const left = section.total - shown
  const join = (more: string): string => [section.aside, more].filter(Boolean).join(', ')
  return left > 0 ? [join(`+${left} more`), join(`+${left}`)] : [section.aside]
}
