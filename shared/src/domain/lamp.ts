/**
 * The annunciator (UX.md 1.3): six lamps, unlit while all is well, each with the reason it lit. Pure, so that the board
 * and the wall can never disagree.
 */
import { type Action, isForNow, lateByMs } from './action.ts'
import type { IncidentRecord } from './incident-record.ts'
import { isOpen } from './incident-status.ts'
import { isMajor, updateCadenceMinutes } from './severity.ts'

export const LAMPS = ['command', 'update', 'blocked', 'late', 'unowned', 'sync'] as const
export type LampId = (typeof LAMPS)[number]
export type LampLevel = 'normal' | 'caution' | 'alarm'

export interface Lamp {
  readonly id: LampId
  readonly level: LampLevel
  /** Two to three words: the condition, or the name of the lamp while it is unlit. */
  readonly label: string
  /** What about it, in a few words; never empty, so that no alarm can be told from no data. */
  readonly detail: string
  /** Id of the card that caused it, or `null`. */
  readonly causeId: string | null
}

/** Thresholds in milliseconds (UX.md 1.3). */
const MINUTE = 60_000
const COMMAND_CAUTION_MS = MINUTE
const COMMAND_ALARM_MAJOR_MS = 3 * MINUTE
const COMMAND_ALARM_MS = 5 * MINUTE
const COMMANDER_ABSENT_MS = 3 * MINUTE
const BLOCKED_ALARM_MS = 15 * MINUTE
const LATE_ALARM_MS = 3 * MINUTE
const UNOWNED_CAUTION_MS = 2 * MINUTE
const UPDATE_CAUTION_FLOOR_MS = 2 * MINUTE
const UPDATE_CAUTION_SHARE = 0.2
const SYNC_CAUTION_OFFLINE_MS = 5_000
const SYNC_CAUTION_UNSENT_MS = 10_000
const SYNC_ALARM_MS = 60_000

/** `4 min`, `1 h 20 min`: whole minutes, never seconds, so that the text stays still. */
export function minutesWord(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE))
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const unlit = (id: LampId, label: string, detail: string): Lamp => ({
  id,
  level: 'normal',
  label,
  detail,
  causeId: null,
})

/** `commanderAbsentSince`: since when the holder is in no tab of this room, or `null` while present or not known. */
export function commandLamp(
  record: Pick<IncidentRecord, 'incident' | 'roles' | 'participants'>,
  commanderAbsentSince: number | null,
  now: number,
): Lamp {
  const role = record.roles.commander
  if (!isOpen(record.incident.status)) return unlit('command', 'Command', 'incident over')
  if (role && role.holder !== null) {
    const name = record.participants[role.holder]?.name ?? 'Somebody'
    if (commanderAbsentSince !== null && now - commanderAbsentSince >= COMMANDER_ABSENT_MS) {
      const away = `${name}, ${minutesWord(now - commanderAbsentSince)}`
      return { id: 'command', level: 'caution', label: 'Commander away', detail: away, causeId: 'commander' }
    }
    return unlit('command', 'Command', `${name}, ${minutesWord(now - role.since)}`)
  }
  const vacantMs = now - (role?.since ?? record.incident.declaredAt)
  const alarmAfter = isMajor(record.incident.severity) ? COMMAND_ALARM_MAJOR_MS : COMMAND_ALARM_MS
  const level = vacantMs >= alarmAfter ? 'alarm' : vacantMs >= COMMAND_CAUTION_MS ? 'caution' : 'normal'
  if (level === 'normal') return unlit('command', 'Command', 'vacant, just now')
  return { id: 'command', level, label: 'No commander', detail: minutesWord(vacantMs), causeId: 'commander' }
}

export function updateLamp(record: Pick<IncidentRecord, 'incident'>, now: number): Lamp {
  const due = record.incident.nextUpdateDueAt
  if (due === null || !isOpen(record.incident.status)) return unlit('update', 'Update', 'none due')
  const leftMs = due - now
  if (leftMs < 0) {
    return {
      id: 'update',
      level: 'alarm',
      label: 'Update overdue',
      detail: minutesWord(-leftMs),
      causeId: 'update',
    }
  }
  const cadenceMs = (updateCadenceMinutes(record.incident.severity) ?? 0) * MINUTE
  // The first update is promised sooner than the rhythm: a lamp that is lit from the start says nothing.
  const rhythmMs = Math.min(cadenceMs, due - record.incident.declaredAt)
  if (leftMs < Math.max(UPDATE_CAUTION_FLOOR_MS, rhythmMs * UPDATE_CAUTION_SHARE)) {
    return {
      id: 'update',
      level: 'caution',
      label: 'Update due',
      detail: `in ${minutesWord(leftMs)}`,
      causeId: 'update',
    }
  }
  return unlit('update', 'Update', `on time, in ${minutesWord(leftMs)}`)
}

export function blockedLamp(record: Pick<IncidentRecord, 'incident' | 'roadblocks'>, now: number): Lamp {
  const open = Object.entries(record.roadblocks)
    .filter(([, r]) => r.clearedAt === null)
    .sort(([, a], [, b]) => a.raisedAt - b.raisedAt)
  const oldest = open[0]
  if (!oldest || !isOpen(record.incident.status)) return unlit('blocked', 'Blocked', 'nothing')
  const [causeId, roadblock] = oldest
  const ageMs = now - roadblock.raisedAt
  const level = ageMs >= BLOCKED_ALARM_MS && roadblock.takenBy === null ? 'alarm' : 'caution'
  const label = open.length === 1 ? '1 roadblock' : `${open.length} roadblocks`
  return { id: 'blocked', level, label, detail: `${roadblock.needed}, ${minutesWord(ageMs)}`, causeId }
}

/** `attended`: whether somebody present is on the action. */
export function lateLamp(
  actions: readonly Action[],
  attended: (actionId: string) => boolean,
  now: number,
): Lamp {
  const late = actions
    .map((action) => ({ action, byMs: lateByMs(action, now) }))
    .filter((l): l is { action: Action; byMs: number } => l.byMs !== null)
    .sort((a, b) => b.byMs - a.byMs)
  const worst = late[0]
  if (!worst) return unlit('late', 'Late', 'nothing')
  const alarm = worst.byMs >= LATE_ALARM_MS || late.some((l) => !attended(l.action.id))
  const label = late.length === 1 ? '1 action late' : `${late.length} actions late`
  const detail = `${worst.action.title}, ${minutesWord(worst.byMs)}`
  return { id: 'late', level: alarm ? 'alarm' : 'caution', label, detail, causeId: worst.action.id }
}

export function unownedLamp(actions: readonly Action[], now: number): Lamp {
  const unowned = actions.filter(
    (a) => isForNow(a) && a.owner === null && now - a.createdAt >= UNOWNED_CAUTION_MS,
  )
  const first = unowned[0]
  if (!first) return unlit('unowned', 'Unowned', 'none')
  const label = unowned.length === 1 ? '1 unowned' : `${unowned.length} unowned`
  return { id: 'unowned', level: 'caution', label, detail: first.title, causeId: first.id }
}

/** What the connection knows about itself; `null` instants mean "not so". */
export interface SyncCondition {
  readonly offlineSince: number | null
  readonly unsentSince: number | null
  readonly unsavedEdits: number
  readonly storageUnavailable: boolean
}

export function syncLamp(condition: SyncCondition, now: number): Lamp {
  const { offlineSince, unsentSince, unsavedEdits, storageUnavailable } = condition
  const waiting = unsavedEdits === 1 ? '1 change waiting' : `${unsavedEdits} changes waiting`
  const offlineMs = offlineSince === null ? 0 : now - offlineSince
  const unsentMs = unsentSince === null ? 0 : now - unsentSince
  if (storageUnavailable) {
    return { id: 'sync', level: 'alarm', label: 'Not saving', detail: waiting, causeId: 'sync' }
  }
  if (unsavedEdits > 0 && offlineMs > SYNC_ALARM_MS && unsentMs > SYNC_ALARM_MS) {
    return { id: 'sync', level: 'alarm', label: 'Offline', detail: waiting, causeId: 'sync' }
  }
  if (offlineMs > SYNC_CAUTION_OFFLINE_MS) {
    const detail = unsavedEdits > 0 ? waiting : 'reconnecting'
    return { id: 'sync', level: 'caution', label: 'Offline', detail, causeId: 'sync' }
  }
  if (unsentMs > SYNC_CAUTION_UNSENT_MS) {
    return { id: 'sync', level: 'caution', label: 'Saving slowly', detail: waiting, causeId: 'sync' }
  }
  return unlit('sync', 'Sync', unsavedEdits === 0 ? 'live, 0 waiting' : `live, ${waiting}`)
}
