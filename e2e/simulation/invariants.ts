/** What must hold whatever happened on the way; each is named by its rule. */

import type { IncidentLog, LogRow } from '@warroom/server/ports/incident-log.ts'
import type { IncidentState } from '@warroom/server/rooms/incident-rooms.ts'
import { openBoard } from '@warroom/shared/document/board-document.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import { readRecord } from '@warroom/shared/document/read-record.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { SimulatedResponder } from './simulated-responder.ts'

export function replayed(rows: readonly LogRow[], document: 'board' | 'record'): Y.Doc {
  const doc = new Y.Doc()
  openBoard(doc)
  for (const row of rows) if (row.document === document) Y.applyUpdate(doc, row.update)
  return doc
}

/** SIM3: Everything the server called saved is in the log. */
export async function checkAcknowledged(
  log: IncidentLog,
  id: IncidentId,
  responders: readonly SimulatedResponder[],
): Promise<void> {
  const held = Y.snapshot(replayed(await log.read(id, { after: 0 }), 'board'))
  for (const { acknowledged } of responders) {
    for (const update of acknowledged) expect(Y.snapshotContainsUpdate(held, update), '[SIM3]').toBe(true)
  }
}

/** SIM4: Rows are numbered without a gap, and a command is in the log once. */
export async function checkLog(log: IncidentLog, id: IncidentId): Promise<void> {
  const rows = await log.read(id, { after: 0 })
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1))
}

/** SIM5: Every screen and the server show the same, and nothing waits for what never comes. */
export async function checkConverged(
  server: IncidentState,
  rows: readonly LogRow[],
  responders: readonly SimulatedResponder[],
): Promise<void> {
  const board = replayed(rows, 'board')
  expect(readBoard(openBoard(board))).toEqual(server.board)
  for (const responder of responders) {
    const { doc } = responder.board
    expect(doc.store.pendingStructs).toBeNull()
    expect(readBoard(responder.board)).toEqual(server.board)
    expect(readRecord(responder.record)).toEqual(server.record)
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(board))
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(board))).toBe(true)
  }
}

/** SIM6: A role passes from one holder to the next, never to two at once. */
export function checkRoles(rows: readonly LogRow[]): void {
  const holders = new Map<string, string | null>()
  for (const event of rows.flatMap((row) => row.events)) {
    if (event.type === 'roleAssumed') {
      expect(event.previousHolder).toBe(holders.get(event.role) ?? null)
      holders.set(event.role, event.holder)
    }
    if (event.type === 'roleRenounced') {
      expect(event.previousHolder).toBe(holders.get(event.role))
      holders.set(event.role, null)
    }
  }
}

/** SIM11: Everybody sees everybody else's caret where it is, under the name of the session, and nobody who has gone. */
export function checkCursors(responders: readonly SimulatedResponder[]): void {
  for (const responder of responders) {
    const others = responders.filter((other) => other !== responder)
    const carets = Object.fromEntries(others.map(({ actor, cursor }) => [actor.name, cursor.at]))
    expect(responder.cursor.others, `[SIM11] as ${responder.actor.name} sees it`).toEqual(carets)
  }
}
