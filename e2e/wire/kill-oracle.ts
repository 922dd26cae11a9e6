/**
 * People write and command while the server is killed again and again, at random moments and at chosen ones. What it
 * called saved, or answered, must be there afterwards, once; what it did not may be there, but never half.
 */
import { FAILPOINT_MOMENTS } from '@warroom/server/testing/failpoint-names.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect } from 'vitest'
import { MarkingWriter } from './marking-writer.ts'
import type { Member, RunningServer } from './running-server.ts'

/** `KILLS=1000` for the long run. */
export const KILLS = Number(process.env.KILLS ?? 60)
const WRITERS = ['Alice', 'Bob', 'Carol'] as const
/** Lives shorter than a checkpoint are the rule in a crash loop; the log must take any length. */
const MOST_CALLS = 12
const LONGEST_LIFE_MS = 300
/** Until its failpoint: writers are back after a tenth of a second, and then write a hundred times a second. */
const LONGEST_WAIT_MS = 500

interface Counts {
  kills: number
  atFailpoints: number
  savedEdits: number
  answeredCommands: number
}

export async function killOracle(server: RunningServer, kills: number, seed: number): Promise<Counts> {
  const rng = new Rng(seed)
  await server.start()
  const members: Member[] = []
  for (const name of WRITERS) members.push(await server.person(name))
  const id = await server.declare()
  const writers = members.map((member) => new MarkingWriter(server, member, id))
  const commands = new Map<string, 'asked' | 'answered'>()
  const counts: Counts = { kills: 0, atFailpoints: 0, savedEdits: 0, answeredCommands: 0 }
  const alive = { now: true }
  let failpoint = ''

  const ask = async (commandId: string) => {
    const [alice] = members
    if (!alice) return
    const command = { id: commandId, type: 'noteTimeline', text: `noted ${commandId};` } as const
    const answer = await server.command(id, command, alice.token).catch(() => null)
    if (answer?.status === 200) commands.set(commandId, 'answered')
  }

  await Promise.all(writers.map((writer) => writer.synced()))
  for (; counts.kills < kills; counts.kills++) {
    alive.now = true
    const typing = writers.map((writer) => writer.typeWhile(() => alive.now, rng))
    const commandId = `c${counts.kills}`
    commands.set(commandId, 'asked')
    const asking = ask(commandId)
    const atFailpoint = await server.diesWithin(failpoint === '' ? rng.int(LONGEST_LIFE_MS) : LONGEST_WAIT_MS)
    if (atFailpoint) counts.atFailpoints += 1
    alive.now = false
    await Promise.all([...typing, asking])
    failpoint = counts.kills + 1 < kills && rng.chance(0.5) ? aFailpoint(rng) : ''
    await server.start({ WR_FAILPOINT: failpoint })
    // Whoever got no answer asks again, with the same id.
    for (const [unanswered, state] of commands) if (state === 'asked') await ask(unanswered)
    const { body } = await server
      .call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)
      .catch(() => ({ body: null }))
    // It may have died of its failpoint already; the next life tells.
    if (body) for (const writer of writers) writer.expectSavedIn(body.notes)
  }
  await Promise.all(writers.map((writer) => writer.allSaved()))
  for (const [unanswered, state] of commands) if (state === 'asked') await ask(unanswered)
  const { body } = await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)
  for (const writer of writers) writer.expectAllOnceIn(body.notes)
  const told = await toldOn(server, id)
  for (const [commandId] of commands) expect(told.split(`noted ${commandId};`)).toHaveLength(2)
  counts.savedEdits = writers.reduce((sum, writer) => sum + writer.savedCount, 0)
  counts.answeredCommands = [...commands.values()].filter((state) => state === 'answered').length
  for (const writer of writers) writer.close()
  return counts
}

/** Checkpoints are seldom; a life sees one at most. */
function aFailpoint(rng: Rng): string {
  const call = rng.chance(0.8) ? 'append' : 'saveCheckpoint'
  const moment = rng.pick(FAILPOINT_MOMENTS)
  return `${call}:${moment}:${call === 'append' ? 1 + rng.int(MOST_CALLS) : 1}`
}

/** All of the timeline, in one text. */
async function toldOn(server: RunningServer, id: string): Promise<string> {
  const texts: string[] = []
  for (let after = 0; ; ) {
    const path = `/api/v1/incidents/${id}/timeline?after=${after}&limit=500`
    const { body } = await server.call<{ entries: { text: string }[] }>('GET', path)
    texts.push(...body.entries.map((entry) => entry.text))
    if (body.entries.length < 500) return texts.join('\n')
    after += body.entries.length
  }
}
