/**
 * Loaded before the server (`node --import`): ends its process, as a crash would, at a named moment of its storage.
 * `WR_FAILPOINT=append:after:17`: when the 17th append is on disk and nobody has been told. The server itself knows
 * nothing of it.
 */
import { PostgresIncidentLog } from '../adapters/postgres/postgres-incident-log.ts'
import { PostgresTurns } from '../adapters/postgres/postgres-turns.ts'
import { SqliteIncidentLog } from '../adapters/sqlite/sqlite-incident-log.ts'
import { FAILPOINT_CALLS, type FAILPOINT_MOMENTS } from './failpoint-names.ts'

const [call, moment, nth] = (process.env.WR_FAILPOINT ?? '').split(':')
let left = Number(nth)

function pass(now: (typeof FAILPOINT_MOMENTS)[number]): void {
  if (now !== moment) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

/** Wraps a method so that the process may end just before it, or just after it succeeded. */
function guard(prototype: object, name: string): void {
  const original: unknown = Reflect.get(prototype, name)
  if (typeof original !== 'function') return
  Reflect.set(prototype, name, async function guarded(this: unknown, ...args: unknown[]) {
    pass('before')
    const result: unknown = await Reflect.apply(original, this, args)
    pass('after')
    return result
  })
}

if (FAILPOINT_CALLS.some((known) => known === call) && left > 0) {
  for (const log of [SqliteIncidentLog, PostgresIncidentLog]) guard(log.prototype, call ?? '')
  const { take } = PostgresTurns.prototype
  PostgresTurns.prototype.take = async function taken(this: PostgresTurns, incidentId) {
    const turn = await Reflect.apply(take, this, [incidentId])
    if (call !== 'append') return turn
    const guarded = { append: turn.append }
    guard(guarded, 'append')
    return { ...turn, append: (append) => guarded.append(append) }
  }
}
