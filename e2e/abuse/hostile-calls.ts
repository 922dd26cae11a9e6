/** Calls that make sense, one of every kind, and ways to make them senseless. */
import type { CommandInput, CommandType } from '@warroom/shared/commands/command.ts'
import type { Rng } from '@warroom/shared/testing/rng.ts'

/** One of each; a command that is added without one does not compile. */
export function soundCommands(personId: string): {
  readonly [Type in CommandType]: Extract<CommandInput, { type: Type }>
} {
  const id = 'c'
  return {
    changeSeverity: { id, type: 'changeSeverity', severity: 'sev3', reason: 'fewer people' },
    changeStatus: { id, type: 'changeStatus', status: 'mitigating', reason: 'rolled back' },
    correctIncident: { id, type: 'correctIncident', title: 'Another title', reason: 'clearer' },
    assumeRole: { id, type: 'assumeRole', role: 'commander', expectedHolder: null },
    renounceRole: { id, type: 'renounceRole', role: 'commander' },
    assignRole: { id, type: 'assignRole', role: 'scribe', personId, expectedHolder: null },
    offerHandover: { id, type: 'offerHandover', role: 'commander', toPersonId: personId, reason: 'night' },
    acceptHandover: { id, type: 'acceptHandover', role: 'commander' },
    declineHandover: { id, type: 'declineHandover', role: 'commander', reason: 'busy' },
    takeCommand: { id, type: 'takeCommand', reason: 'nobody answers' },
    raiseRoadblock: { id, type: 'raiseRoadblock', needed: 'a key', neededFrom: 'Ops', blocksActionId: null },
    takeRoadblock: { id, type: 'takeRoadblock', roadblockId: 'r1' },
    clearRoadblock: { id, type: 'clearRoadblock', roadblockId: 'r1', resolution: 'found' },
    publishUpdate: {
      id,
      type: 'publishUpdate',
      whatHappened: 'errors',
      impact: 'checkout',
      nextSteps: 'wait',
      nextUpdateDueAt: null,
    },
    proposeDecision: {
      id,
      type: 'proposeDecision',
      statement: 'fail over',
      alternatives: 'wait',
      revisitWhen: 'lag',
      windowSeconds: 60,
    },
    objectToDecision: { id, type: 'objectToDecision', decisionId: 'd1', objection: 'it lags' },
    closeDecision: { id, type: 'closeDecision', decisionId: 'd1', outcome: 'decided', note: 'heard' },
    askQuestion: { id, type: 'askQuestion', text: 'what do you need' },
    answerQuestion: { id, type: 'answerQuestion', questionId: 'q1', answer: 'time' },
    signalStuck: { id, type: 'signalStuck', subjectKind: 'action', subjectId: 'a1', note: 'new to me' },
    offerHelp: { id, type: 'offerHelp', stuckId: 's1' },
    clearStuck: { id, type: 'clearStuck', stuckId: 's1' },
    raiseConcern: { id, type: 'raiseConcern', text: 'tired', anonymous: false },
    acknowledgeConcern: { id, type: 'acknowledgeConcern', concernId: 'c1', response: 'relief comes' },
    thank: { id, type: 'thank', personIds: [personId], text: 'well done' },
    changeAuthority: { id, type: 'changeAuthority', authority: 'spend', granted: true, limit: '5,000' },
    noteTimeline: { id, type: 'noteTimeline', text: 'noted', at: 1 },
  }
}

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { value }
  return value
}

const HOSTILE: readonly ((rng: Rng) => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => '',
  () => -0,
  () => -1,
  () => 2 ** 53,
  () => Number.MAX_VALUE,
  () => 1e-320,
  () => [],
  () => ({}),
  () => [[[[]]]],
  () => 'x'.repeat(20_000),
  () => '\u0000\ud800\u202e\uffff',
  () => '😀'.repeat(2_000),
  () => nested(1_500),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => JSON.parse('{"toString":1,"valueOf":1,"toJSON":1,"then":1,"length":-1}'),
  () => ({ $ne: null, type: 'noteTimeline' }),
  () => new Uint8Array([1, 2, 3]),
  () => ({ _placeholder: true, num: 9 }),
  (rng) => Array.from({ length: rng.int(2_000) }, () => 0),
  (rng) => Object.fromEntries(Array.from({ length: rng.int(1_000) }, (_, n) => [`k${n}`, n])),
]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Somewhere in it something is another thing, missing, or too much. */
export function spoil(call: unknown, rng: Rng): unknown {
  if (!isObject(call) || rng.chance(0.15)) return rng.pick(HOSTILE)(rng)
  const copy: Record<string, unknown> = { ...call }
  const keys = Object.keys(copy)
  const key = keys[rng.int(keys.length)]
  const way = rng.int(4)
  if (key === undefined || way === 0)
    copy[rng.pick(['more', 'constructor', '', 'x'.repeat(300)])] = rng.pick(HOSTILE)(rng)
  else if (way === 1) delete copy[key]
  else if (way === 2 && isObject(copy[key])) copy[key] = spoil(copy[key], rng)
  else copy[key] = rng.pick(HOSTILE)(rng)
  return copy
}
