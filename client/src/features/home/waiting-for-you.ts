import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type { LampLevel } from '@warroom/shared/domain/lamp.ts'
import { rowLamps } from './incident-row-lamps.ts'

/** Something this person can do now. */
export interface Waiting {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly level: Exclude<LampLevel, 'normal'>
  /** What to do, in a few words. */
  readonly what: string
}

const DO: Readonly<Record<string, string>> = {
  command: 'Take command',
  update: 'Send the stakeholder update',
  blocked: 'Help with a roadblock',
}

/**
 * What lit lamps ask of this person: vacant command of every responder, the update of the incident's commander, and
 * roadblocks of the commander and of observers (clearing the way is what leaders are here for).
 */
export function waitingForYou(open: readonly IncidentSummary[], me: Actor, now: number): readonly Waiting[] {
  const observer = me.accountRole === 'observer'
  return open.flatMap((row) => {
    const mine = row.commander?.personId === me.personId
    return rowLamps(row, now)
      .filter(({ id }) => (id === 'command' ? !observer : id === 'blocked' ? mine || observer : mine))
      .map(({ id, level }) => ({
        id: `${row.id}-${id}`,
        key: row.key,
        title: row.title,
        level: level === 'alarm' ? 'alarm' : 'caution',
        what: DO[id] ?? 'Have a look',
      }))
  })
}
