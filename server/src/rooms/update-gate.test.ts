import { BOARD_ROOTS, openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { GateFault } from './gate-fault.ts'
import { GATE_LIMITS, judgeUpdate } from './update-gate.ts'

const alice = asPersonId('alice')
const mallory = asPersonId('mallory')

function docOf(clientId: number): Y.Doc {
  const doc = new Y.Doc()
  openBoard(doc)
  doc.clientID = clientId
  return doc
}

function judge(
  doc: Y.Doc,
  update: Uint8Array,
  options: { personId?: PersonId; owners?: Record<number, PersonId | 'server'> } = {},
): GateFault | 'ok' {
  const verdict = judgeUpdate({
    doc,
    update,
    roots: BOARD_ROOTS,
    ownerOf: (clientId) => options.owners?.[clientId],
    personId: options.personId ?? alice,
    limits: GATE_LIMITS,
  })
  return verdict.ok ? 'ok' : verdict.fault
}

const updateOf = (change: (doc: Y.Doc) => unknown, clientId = 7): Uint8Array => {
  const doc = docOf(clientId)
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

describe('what people do', () => {
  test('[GATE1] edits of the board pass, and tell who wrote something new', () => {
    const server = docOf(1)
    const update = updateOf((doc) => {
      const board = openBoard(doc)
      proposeHypothesis(board, { id: 'h1', by: alice, at: 1 }, { statement: 'Bad deploy 😀', order: 'a0' })
      addAction(board, { id: 'a1', by: alice, at: 1 }, { title: 'Roll back', order: 'a0' })
      board.whatHappened.insert(0, 'Checkout fails')
      board.whatHappened.delete(2, 4)
    })
    const verdict = judgeUpdate({
      doc: server,
      update,
      roots: BOARD_ROOTS,
      ownerOf: () => undefined,
      personId: alice,
      limits: GATE_LIMITS,
    })
    expect(verdict).toEqual({ ok: true, writers: [7] })
  })

  test('[GATE1] no edit of several people typing, deleting and going offline is ever refused', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const rng = new Rng(seed)
      const server = docOf(1)
      const people = [11, 12, 13].map(docOf)
      const owners: Record<number, PersonId> = {
        11: asPersonId('p11'),
        12: asPersonId('p12'),
        13: asPersonId('p13'),
      }
      for (let step = 0; step < 60; step++) {
        const doc = rng.pick(people)
        const text = openBoard(doc).notes
        if (text.length > 0 && rng.chance(0.4)) {
          const from = rng.int(text.length)
          text.delete(from, Math.min(text.length - from, 1 + rng.int(5)))
        } else text.insert(rng.int(text.length + 1), rng.pick(['a', 'déjà ', '日本', 'x😀y']))
        if (!rng.chance(0.3)) continue
        const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
        expect(judge(server, missing, { owners, personId: owners[doc.clientID] ?? alice })).toBe('ok')
        Y.applyUpdate(server, missing)
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)))
      }
    }
  })
})

describe('what is refused', () => {
  test('[GATE2] bytes that are no update', () => {
    const server = docOf(1)
    expect(judge(server, Uint8Array.of())).toBe('malformed')
    expect(judge(server, Uint8Array.of(255, 255, 255))).toBe('malformed')
    expect(judge(server, new Uint8Array(GATE_LIMITS.maxBytes + 1))).toBe('size')
  })

  test('[GATE3] seven bytes that declare millions of structs cost neither time nor memory', () => {
    const bomb = encoding.encode((e) => {
      encoding.writeVarUint(e, 1)
      encoding.writeVarUint(e, 33_000_000)
      encoding.writeVarUint(e, 7)
      encoding.writeVarUint(e, 0)
    })
    const before = process.memoryUsage().rss
    expect(judge(docOf(1), bomb)).not.toBe('ok')
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('[GATE4] writing under the clientID of somebody else, or of the server', () => {
    const server = docOf(1)
    const update = updateOf((doc) => openBoard(doc).notes.insert(0, 'evil'), 7)
    expect(judge(server, update, { owners: { 7: alice }, personId: mallory })).toBe('client')
    expect(judge(server, update, { owners: { 7: 'server' }, personId: mallory })).toBe('server')
    expect(judge(server, update, { owners: { 7: alice }, personId: alice })).toBe('ok')
  })

  test('[GATE5] an update with a hole before it is asked for again, not applied', () => {
    const server = docOf(1)
    const author = docOf(7)
    openBoard(author).notes.insert(0, 'first')
    const afterFirst = Y.encodeStateVector(author)
    openBoard(author).notes.insert(5, ' second')
    const onlySecond = Y.encodeStateAsUpdate(author, afterFirst)
    expect(judge(server, onlySecond)).toBe('gap')
    expect(judge(server, Y.encodeStateAsUpdate(author))).toBe('ok')
  })

  test('[GATE5] deleting what the server has never seen is a hole as well', () => {
    const author = docOf(7)
    openBoard(author).notes.insert(0, 'abc')
    const before = Y.encodeStateVector(author)
    openBoard(author).notes.delete(0, 2)
    expect(judge(docOf(1), Y.encodeStateAsUpdate(author, before))).toBe('gap')
  })

  test('[GATE6] a top-level name the board does not have', () => {
    expect(
      judge(
        docOf(1),
        updateOf((doc) => doc.getMap('roles').set('commander', 'me')),
      ),
    ).toBe('root')
    expect(
      judge(
        docOf(1),
        updateOf((doc) => doc.getMap('__proto__').set('a', 1)),
      ),
    ).toBe('root')
  })

  test.each([
    [
      'a key that reaches a prototype',
      (doc: Y.Doc): unknown => openBoard(doc).actions.set('__proto__', new Y.Map()),
      'key',
    ],
    ['an endless key', (doc: Y.Doc): unknown => openBoard(doc).actions.set('k'.repeat(300), 1), 'key'],
    [
      'a value with such a key',
      (doc: Y.Doc): unknown => openBoard(doc).actions.set('a', JSON.parse('{"__proto__":{"x":1}}')),
      'value',
    ],
    ['a deep value', (doc: Y.Doc): unknown => openBoard(doc).actions.set('a', nested(12)), 'value'],
    ['a sub-document', (doc: Y.Doc): unknown => openBoard(doc).actions.set('a', new Y.Doc()), 'content'],
    ['a blob', (doc: Y.Doc): unknown => openBoard(doc).actions.set('a', new Uint8Array(8)), 'content'],
    [
      'an XML element',
      (doc: Y.Doc): unknown => openBoard(doc).actions.set('a', new Y.XmlElement('script')),
      'content',
    ],
  ] as const)('[GATE7] %s', (_name, change, expected) => {
    expect(judge(docOf(1), updateOf(change))).toBe(expected)
  })

  test('[GATE8] types nested without end, at once or step by step', () => {
    expect(
      judge(
        docOf(1),
        updateOf((doc) => nestMaps(openBoard(doc).actions, 3_000)),
      ),
    ).toBe('depth')
    const server = docOf(1)
    const author = docOf(7)
    let map = openBoard(author).actions
    let accepted = 0
    for (let i = 0; i < 40; i++) {
      const before = Y.encodeStateVector(author)
      const inner = new Y.Map<unknown>()
      map.set('m', inner)
      map = inner
      const update = Y.encodeStateAsUpdate(author, before)
      if (judge(server, update) !== 'ok') break
      Y.applyUpdate(server, update)
      accepted += 1
    }
    expect(accepted).toBeLessThanOrEqual(GATE_LIMITS.maxDepth + 1)
  })

  test('[GATE9] a clock that leaps to the end of time', () => {
    const leap = encoding.encode((e) => {
      encoding.writeVarUint(e, 1) // clients
      encoding.writeVarUint(e, 1) // structs
      encoding.writeVarUint(e, 7) // client
      encoding.writeVarUint(e, 0) // clock
      encoding.writeUint8(e, 0) // GC
      encoding.writeVarUint(e, 2 ** 50)
      encoding.writeVarUint(e, 0) // no deletions
    })
    expect(judge(docOf(1), leap)).toBe('clock')
  })
})

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i++) value = { value }
  return value
}

function nestMaps(root: Y.Map<unknown>, depth: number): void {
  let map = root
  for (let i = 0; i < depth; i++) {
    const inner = new Y.Map<unknown>()
    map.set('m', inner)
    map = inner
  }
}
