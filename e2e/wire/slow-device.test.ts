import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LocalCopies } from '../../client/src/room/local-copy.ts'
import { TestServer } from '../../server/src/testing/test-server.ts'
import { Screen, type ScreenOptions } from './screen.ts'

let server: TestServer
let incidentId: string
let screens: Screen[]
let alice: { readonly id: string; readonly token: string }
let bob: { readonly id: string; readonly token: string }

beforeEach(async () => {
  server = await new TestServer().start()
  screens = []
  alice = await server.person('Alice', 'responder')
  bob = await server.person('Bob', 'responder')
  incidentId = (await server.declare()).id
})

afterEach(async () => {
  for (const screen of screens) screen.close()
  await server.stop()
})

function open(options: Partial<ScreenOptions> & Pick<ScreenOptions, 'person' | 'name'>): Screen {
  const screen = new Screen({ origin: server.url, incidentId, ...options })
  screens.push(screen)
  return screen
}

const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const live = (screen: Screen): Promise<void> =>
  eventually(() => expect(screen.connection.status).toBe('live'))

test('[OFF7] what a slow device reads of its own copy after the line is open goes in all the same, and is counted until saved', async () => {
  const first = open({ person: alice, name: 'Alice' })
  await live(first)
  const { copies } = first
  first.close()
  const offline = open({ person: alice, name: 'Alice', copies, origin: 'http://127.0.0.1:9' })
  await eventually(() => expect(offline.connection.status).toBe('offline'))
  // More than one frame may carry; a handshake may.
  offline.room.board.text('notes').insert(0, 'From the train. '.repeat(20_000))
  offline.close()

  const { promise: read, resolve: finishReading } = Promise.withResolvers<void>()
  const slow: LocalCopies = {
    of: (scope) => {
      const copy = copies.of(scope)
      const load = async () => {
        await read
        return copy.load()
      }
      return Object.assign(Object.create(copy) as typeof copy, { load })
    },
  }
  const again = open({ person: alice, name: 'Alice', copies: slow })
  await eventually(() => expect(again.connection.status).toBe('live'))
  finishReading()
  await eventually(() => expect(again.room.board.text('notes').length).toBe(16 * 20_000))
  await eventually(() => expect(again.connection).toMatchObject({ status: 'live', unsavedEdits: 0 }))
  expect(again.connection.keptDrafts).toEqual([])
  const b = open({ person: bob, name: 'Bob' })
  await eventually(() => expect(b.room.board.text('notes').length).toBe(16 * 20_000))
})
