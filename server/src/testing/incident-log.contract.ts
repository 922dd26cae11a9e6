/** What every incident log promises; run on each adapter. */
import { asCommandId, asIncidentId, asPersonId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { expect, test } from 'vitest'
import type { Append, IncidentLog, NewLogRow } from '../ports/incident-log.ts'

const alice = asPersonId('alice')

export const aRow = (override: Partial<NewLogRow> = {}): NewLogRow => ({
  at: 1_000,
  document: 'board',
  personId: alice,
  update: Uint8Array.of(1, 2, 3),
  events: [],
  ...override,
})

export const aSummary = (
  id: IncidentId,
  number: number,
  override: Partial<IncidentSummary> = {},
): Omit<IncidentSummary, 'seq'> => ({
  id,
  key: `INC-${number}`,
  title: 'Checkout fails',
  severity: 'sev2',
  status: 'declared',
  commander: null,
  commanderSince: 1_000,
  declaredAt: 1_000,
  resolvedAt: null,
  closedAt: null,
  nextUpdateDueAt: null,
  openRoadblocks: 0,
  ...override,
})

export const anAppend = (incidentId: IncidentId, override: Partial<Append> = {}): Append => ({
  incidentId,
  expectedHead: 1,
  rows: [aRow()],
  newClients: [],
  command: null,
  summary: null,
  ...override,
})

let incidents = 0

export async function declared(log: IncidentLog): Promise<IncidentId> {
  incidents += 1
  const incidentId = asIncidentId(`incident-${incidents}`)
  const summary = aSummary(incidentId, await log.allotNumber())
  await log.create({
    incidentId,
    rows: [aRow({ document: 'record' })],
    newClients: [],
    command: null,
    summary,
  })
  return incidentId
}

export function testIncidentLog(open: () => Promise<IncidentLog>): void {
  test('[STORE1] rows get numbers without a gap, from one', async () => {
    const log = await open()
    const id = await declared(log)
    expect(await log.head(id)).toBe(1)
    expect(await log.append(anAppend(id, { rows: [aRow(), aRow()] }))).toEqual({ ok: true, head: 3 })
    expect((await log.read(id, { after: 0 })).map((row) => row.seq)).toEqual([1, 2, 3])
  })

  test('[STORE2] of two who append after the same head exactly one wins; the other learns the head and wrote nothing', async () => {
    const log = await open()
    const id = await declared(log)
    const [first, second] = await Promise.all([log.append(anAppend(id)), log.append(anAppend(id))])
    expect([first, second].filter((outcome) => outcome.ok)).toHaveLength(1)
    expect([first, second].find((outcome) => !outcome.ok)).toEqual({ ok: false, head: 2 })
    expect(await log.read(id, { after: 0 })).toHaveLength(2)
  })

  test('[STORE23] while somebody has the turn nobody else appends, and afterwards a stale append learns the head', async () => {
    const log = await open()
    const id = await declared(log)
    const turn = await log.takeTurn(id)
    expect(turn.head).toBe(1)
    const waiting = log.append(anAppend(id))
    const next = log.takeTurn(id)
    expect(await turn.append(anAppend(id, { rows: [aRow(), aRow()] }))).toEqual({ ok: true, head: 3 })
    await turn.end()
    const second = await next
    expect(second.head).toBe(3)
    await second.end()
    expect(await waiting).toEqual({ ok: false, head: 3 })
    expect(await log.read(id, { after: 0 })).toHaveLength(3)
  })

  test('[STORE24] a turn that wrote nothing, or failed, is over all the same', async () => {
    const log = await open()
    const id = await declared(log)
    await (await log.takeTurn(id)).end()
    expect(await (await log.takeTurn(id)).append(anAppend(id, { expectedHead: 7 }))).toEqual({
      ok: false,
      head: 1,
    })
    const twice = aRow({ document: 'nowhere' as 'board' })
    await (await log.takeTurn(id)).append(anAppend(id, { rows: [aRow(), twice] })).catch(() => undefined)
    const turn = await log.takeTurn(id)
    expect(await turn.append(anAppend(id, { expectedHead: turn.head }))).toEqual({
      ok: true,
      head: turn.head + 1,
    })
    await expect(log.takeTurn(asIncidentId('nowhere'))).rejects.toThrow('no incident nowhere')
  })

  test('[STORE25] more turns than there are connections are all had, one incident not waiting for another’s decision', async () => {
    const log = await open()
    const ids: IncidentId[] = []
    for (let i = 0; i < 24; i++) ids.push(await declared(log))
    const outcomes = ids.map(async (id) => {
      const turn = await log.takeTurn(id)
      // Deciding asks the log about other things.
      expect(await log.answeredCommand(id, asCommandId('c1'))).toBeNull()
      return turn.append(anAppend(id))
    })
    expect((await Promise.all(outcomes)).every((outcome) => outcome.ok)).toBe(true)
  })

  test('[STORE26] the heads of many incidents are one question', async () => {
    const log = await open()
    const [a, b] = [await declared(log), await declared(log)]
    await log.append(anAppend(a))
    expect(await log.heads([a, b, asIncidentId('nowhere')])).toEqual(
      new Map([
        [a, 2],
        [b, 1],
      ]),
    )
    expect(await log.heads([])).toEqual(new Map())
  })

  test('[STORE3] what was appended is read back whole, and cannot be changed by keeping its bytes', async () => {
    const log = await open()
    const id = await declared(log)
    const update = Uint8Array.of(9, 8, 7)
    const events = [{ type: 'timelineNoted', text: 'Paged the DBA', at: 5 }] as const
    const row = aRow({ at: 1_795_000_000_000, document: 'record', personId: null, update, events })
    await log.append(anAppend(id, { rows: [row] }))
    update[0] = 0
    const [read] = await log.read(id, { after: 1 })
    expect(read).toEqual({ ...row, seq: 2, update: Uint8Array.of(9, 8, 7) })
  })

  test('[STORE4] reading is narrowed by document, by time and by number', async () => {
    const log = await open()
    const id = await declared(log)
    const rows = [aRow({ at: 10 }), aRow({ at: 20, document: 'record' }), aRow({ at: 30 })]
    await log.append(anAppend(id, { rows }))
    const seqs = async (range: Parameters<IncidentLog['read']>[1]) =>
      (await log.read(id, range)).map((row) => row.seq)
    expect(await seqs({ after: 1, document: 'board' })).toEqual([2, 4])
    expect(await seqs({ after: 1, throughAt: 20 })).toEqual([2, 3])
    expect(await seqs({ after: 0, limit: 2 })).toEqual([1, 2])
  })

  test('[STORE5] a clientID keeps the person it was first written with', async () => {
    const log = await open()
    const id = await declared(log)
    const owner = { document: 'board', clientId: 4_294_967_295, personId: alice } as const
    await log.append(anAppend(id, { newClients: [owner] }))
    expect(await log.clientOwners(id)).toEqual([owner])
    expect(await log.clientOwners(asIncidentId('another'))).toEqual([])
  })

  test('[STORE6] a command’s answer is kept with its rows, a refusal without any', async () => {
    const log = await open()
    const id = await declared(log)
    const accepted = { commandId: asCommandId('c1'), personId: alice, result: { ok: true, seq: 2 } } as const
    await log.append(anAppend(id, { command: accepted }))
    const refusal = { code: 'roleTaken', message: 'Bob is Commander.' } as const
    const refused = { commandId: asCommandId('c2'), personId: alice, result: { ok: false, refusal } } as const
    expect(await log.append(anAppend(id, { expectedHead: 2, rows: [], command: refused }))).toEqual({
      ok: true,
      head: 2,
    })
    expect(await log.answeredCommand(id, asCommandId('c1'))).toEqual(accepted)
    expect(await log.answeredCommand(id, asCommandId('c2'))).toEqual(refused)
    expect(await log.answeredCommand(id, asCommandId('c3'))).toBeNull()
  })

  test('[STORE7] a stale append keeps neither clients nor answers', async () => {
    const log = await open()
    const id = await declared(log)
    const command = { commandId: asCommandId('c1'), personId: alice, result: { ok: true, seq: 9 } } as const
    const newClients = [{ document: 'board', clientId: 5, personId: alice }] as const
    await log.append(anAppend(id, { expectedHead: 7, command, newClients }))
    expect(await log.answeredCommand(id, asCommandId('c1'))).toBeNull()
    expect(await log.clientOwners(id)).toEqual([])
  })

  test('[STORE8] the newest checkpoint is found again', async () => {
    const log = await open()
    const id = await declared(log)
    expect(await log.checkpoint(id, 'board')).toBeNull()
    for (const seq of [3, 9, 27]) await log.saveCheckpoint(id, 'board', { seq, state: Uint8Array.of(seq) })
    await log.saveCheckpoint(id, 'board', { seq: 27, state: Uint8Array.of(27) })
    expect(await log.checkpoint(id, 'board')).toEqual({ seq: 27, state: Uint8Array.of(27) })
    expect(await log.checkpoint(id, 'record')).toBeNull()
  })

  test('[STORE9] numbers for keys are never given twice', async () => {
    const log = await open()
    const numbers = await Promise.all(Array.from({ length: 20 }, () => log.allotNumber()))
    expect(new Set(numbers).size).toBe(20)
    expect(Math.min(...numbers)).toBe(1)
  })

  test('[STORE10] an incident is created once, and what is not there is not made up', async () => {
    const log = await open()
    const id = await declared(log)
    const again = {
      incidentId: id,
      rows: [aRow()],
      newClients: [],
      command: null,
      summary: aSummary(id, 999),
    }
    await expect(log.create(again)).rejects.toThrow()
    const nowhere = asIncidentId('nowhere')
    expect(await log.head(nowhere)).toBeNull()
    expect(await log.read(nowhere, { after: 0 })).toEqual([])
    await expect(log.append(anAppend(nowhere))).rejects.toThrow()
  })
}
