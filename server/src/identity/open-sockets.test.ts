import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { expect, test } from 'vitest'
import { MemoryIdentityStore } from '../adapters/memory/memory-identity-store.ts'
import { silentBus } from '../adapters/silent-bus.ts'
import type { InstanceBus } from '../ports/instance-bus.ts'
import { BusHub } from '../testing/bus-hub.ts'
import { ApiTokens } from './api-tokens.ts'
import { OpenSockets } from './open-sockets.ts'
import { hashSecret } from './secret.ts'
import { SESSION_IDLE_MS, Sessions } from './sessions.ts'

const BOB = asPersonId('bob')

async function house(bus: InstanceBus = silentBus('alone')) {
  const clock = new FakeClock()
  const store = new MemoryIdentityStore()
  await store.addPerson({ personId: BOB, name: 'Bob', accountRole: 'responder', createdAt: clock.now() })
  const sessions = new Sessions(store, clock)
  const ended: string[] = []
  const faults: unknown[] = []
  const refs = new Set<string>()
  const closer = {
    endSessions: (isOver: (ref: string) => boolean) => {
      for (const ref of refs) if (isOver(ref)) ended.push(ref)
    },
  }
  const sockets = new OpenSockets({
    sessions,
    tokens: new ApiTokens(store, { clock, ids: new SequentialIds('t') }),
    scheduler: clock,
    closers: [closer],
    onError: (e) => faults.push(e),
    bus,
  })
  const signIn = async () => {
    const ref = hashSecret((await sessions.start(BOB)).secret)
    refs.add(ref)
    return ref
  }
  const holdToken = async (id: string) => {
    const ref = hashSecret(id)
    await store.addApiToken(ref, { id, personId: BOB, createdAt: clock.now() })
    refs.add(ref)
    return ref
  }
  return { clock, store, sessions, sockets, signIn, holdToken, refs, ended, faults }
}

test('[AUTH6] a sign-in that ended without telling loses its sockets at the next check', async () => {
  const { store, sockets, signIn, ended } = await house()
  const [gone, stays] = [await signIn(), await signIn()]
  sockets.opened(gone)
  sockets.opened(stays)
  await sockets.recheck()
  expect(ended).toEqual([])
  await store.endSession(gone)
  await sockets.recheck()
  expect(ended).toEqual([gone])
})

test('[AUTH6] a token that was revoked by another server loses its sockets at the next check', async () => {
  const { store, sockets, holdToken, ended } = await house()
  const [gone, stays] = [await holdToken('t1'), await holdToken('t2')]
  sockets.opened(gone)
  sockets.opened(stays)
  await sockets.recheck()
  expect(ended).toEqual([])
  await store.revokeApiToken(BOB, 't1')
  await sockets.recheck()
  expect(ended).toEqual([gone])
})

test('[AUTH6] an open socket counts as use of its sign-in', async () => {
  const { clock, sessions, sockets, signIn, ended } = await house()
  const ref = await signIn()
  const closed = sockets.opened(ref)
  for (let hours = 0; hours < 20; hours++) {
    clock.advance(3_600_000)
    await sockets.recheck()
  }
  expect(ended).toEqual([])
  closed()
  clock.advance(SESSION_IDLE_MS)
  expect(await sessions.personOf(ref)).toBeNull()
})

test('[AUTH6] only sign-ins with a socket are asked about, and closing twice counts once', async () => {
  const { store, sockets, signIn, ended } = await house()
  const ref = await signIn()
  const [first, second] = [sockets.opened(ref), sockets.opened(ref)]
  first()
  first()
  await store.endSession(ref)
  await sockets.recheck()
  expect(ended).toEqual([ref])
  second()
  await sockets.recheck()
  expect(ended).toEqual([ref])
})

test('[AUTH6] checks go on after storage failed once, and stop with the server', async () => {
  const { clock, store, sockets, signIn, ended, faults } = await house()
  const ref = await signIn()
  sockets.opened(ref)
  const { session } = store
  store.session = () => Promise.reject(new Error('away'))
  clock.advance(60_000)
  await expect.poll(() => faults.length).toBe(1)
  store.session = session
  await store.endSession(ref)
  clock.advance(60_000)
  await expect.poll(() => ended).toEqual([ref])
  sockets.stop()
  clock.advance(600_000)
  expect(ended).toEqual([ref])
})

test('[INST17] a sign-in that ends at one instance closes the sockets opened with it at the others', async () => {
  const hub = new BusHub()
  const [east, west] = [await house(hub.join('east')), await house(hub.join('west'))]
  const ref = await east.signIn()
  west.refs.add(ref)
  west.refs.add('another')
  east.sockets.end(ref)
  await Promise.resolve()
  expect(west.ended).toEqual([ref])
  east.sockets.stop()
  west.sockets.stop()
})
