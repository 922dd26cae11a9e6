/** Two hours with twelve people, at sixty times the speed: nothing is lost, and every screen ends the same. */
import { expect, test } from '@playwright/test'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { play } from './play.ts'
import type { Player } from './player.ts'
import { setStage } from './stage.ts'

/** All that a person can see of the incident. */
function screenOf({ room }: Player) {
  const record = room.record.get()
  if (!record) throw new Error('There is no record yet')
  return { record, board: room.board.seen() }
}

test('[REH1, REH2, REH3] twelve people live through two hours, with broken lines, a handover and an objection, and nothing is lost', async ({
  browser,
}) => {
  const stage = await setStage({ browser, speed: 60 })
  const { boards, players, idOf } = stage
  await play(stage, () => undefined)

  const witness = await stage.witness()
  const { record, board } = screenOf(witness)
  await test.step('every screen shows what the server has', async () => {
    for (const player of Object.values(players)) {
      await player.isLive()
      expect(screenOf(player), player.name).toEqual({ record, board })
    }
    for (const { page } of Object.values(boards))
      await expect(page.getByRole('textbox', { name: 'What happened' }).first()).toHaveValue(
        board.whatHappened,
      )
  })

  await test.step('what was done without a line is there', () => {
    expect(board.hypotheses.map(({ statement }) => statement)).toContain('App 7.3 retries too fast')
    expect(board.actions.map(({ title }) => title)).toContain('Tell the night shift')
    expect(witness.room.board.text('notes').toString()).toContain('Written on the train.')
    expect(board.whatHappened).toContain('EU checkouts fail since 4.12 went out.')
    expect(board.whatHappened).toContain('UK and US are fine.')
  })

  await test.step('the record tells what was decided, by whom, and by silence', () => {
    expect(record.incident.status).toBe('resolved')
    expect(record.roles.commander?.holder).toBe(idOf('priya'))
    const decisions = Object.values(record.decisions)
    expect(
      decisions.map(({ outcome, closedBy, objections }) => [outcome, closedBy, objections.length]),
    ).toEqual(
      expect.arrayContaining([
        ['decided', idOf('mo'), 1],
        ['decided', null, 0],
      ]),
    )
    expect(record.thanks.at(-1)?.text).toBe('For a calm night')
    const ruledOut = board.hypotheses.filter(({ status }) => status === 'ruledOut')
    expect(ruledOut.map(({ statement }) => statement).sort()).toEqual([
      'App 7.3 retries too fast',
      'The card processor is failing in the EU',
      'Traffic still reaches a drained EU node',
    ])
  })

  await test.step('the timeline is in order, of two hours, and of everybody', () => {
    const times = record.timeline.map(({ recordedAt }) => recordedAt)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(110 * 60_000)
    const actors = new Set(record.timeline.map(({ actor }) => actor))
    for (const who of ['mo', 'priya', 'claire', 'tomas', 'ravi', 'ines'] as const)
      expect(actors).toContain(idOf(who))
  })

  await expect(boards.mo.here(12)).toBeVisible()
  for (const { page } of Object.values(boards)) expect(await accessibilityFaults(page)).toEqual([])
  expect(stage.faults).toEqual([])
  witness.leaves()
  await stage.strike()
})
