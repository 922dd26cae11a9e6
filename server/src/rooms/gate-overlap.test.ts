import { BOARD_ROOTS, openBoard } from '@warroom/shared/document/board-document.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GATE_LIMITS, judgeUpdate } from './update-gate.ts'

const alice = asPersonId('alice')
const judge = (doc: Y.Doc, update: Uint8Array) =>
  judgeUpdate({
    doc,
    update,
    roots: BOARD_ROOTS,
    ownerOf: () => undefined,
    personId: alice,
    limits: GATE_LIMITS,
  })

test('[GATE11] what goes on from something that was collected meanwhile is asked for again, and then fits', () => {
  // Alice writes in a card; the server has half of it when somebody takes the card away for good.
  const author = new Y.Doc()
  author.clientID = 7
  const card = new Y.Map<Y.Text>()
  openBoard(author).actions.set('a1', card)
  const text = new Y.Text()
  card.set('rollback', text)
  text.insert(0, 'abc')
  const server = new Y.Doc()
  openBoard(server)
  Y.applyUpdate(server, Y.encodeStateAsUpdate(author))
  const before = Y.encodeStateVector(server)
  text.insert(3, 'def')
  server.clientID = 1
  openBoard(server).actions.delete('a1')
  // Half a frame that went before and half that did not: it begins in what the server has collected.
  const overlapping = Y.encodeStateAsUpdate(
    author,
    Y.encodeStateVector(
      new Map([...Y.decodeStateVector(before)].map(([client, clock]) => [client, clock - 1])),
    ),
  )
  expect(judge(server, overlapping)).toEqual({ ok: false, fault: 'gap' })
  const again = Y.encodeStateAsUpdate(author, Y.encodeStateVector(server))
  expect(judge(server, again)).toMatchObject({ ok: true })
  Y.applyUpdate(server, again)
  expect(server.store.pendingStructs).toBeNull()
  expect(Y.getState(server.store, 7)).toBe(Y.getState(author.store, 7))
})
