/** A registry on memory with a declared incident, and peers whose frames a test reads and writes by hand. */

import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import { silentBus } from '../adapters/silent-bus.ts'
import type { IncidentLog } from '../ports/incident-log.ts'
import type { InstanceBus } from '../ports/instance-bus.ts'
import { IncidentRoomRegistry } from '../rooms/incident-room-registry.ts'
import { type Budget, PersonBudget } from '../rooms/person-budget.ts'
import { NO_FIGURES } from '../rooms/room-figures.ts'
import type { PeerSeat, SyncPeer } from '../rooms/sync-peer.ts'

export const person = (name: string, accountRole: AccountRole = 'responder'): Actor => ({
  personId: asPersonId(name.toLowerCase()),
  name,
  accountRole,
})

export const alice = person('Alice')
export const bob = person('Bob')
export const carol = person('Carol', 'admin')
export const dave = person('Dave', 'observer')

/** A connection that keeps what it was sent. */
export class HeldPeer implements SyncPeer {
  readonly connectionId: string
  readonly actor: Actor
  readonly document: DocumentName
  readonly mayWrite: boolean
  readonly wantsAcks: boolean
  readonly mayBringOthers: boolean
  readonly budget: Budget
  readonly frames: Uint8Array[] = []
  closedBecause: CloseReason | null = null
  seat: PeerSeat | null = null

  constructor(
    actor: Actor,
    options: {
      document?: DocumentName
      wantsAcks?: boolean
      mayBringOthers?: boolean
      connectionId?: string
      budget?: Budget
    } = {},
  ) {
    this.actor = actor
    this.document = options.document ?? 'board'
    this.mayWrite = this.document === 'board' && actor.accountRole !== 'observer'
    this.wantsAcks = options.wantsAcks ?? true
    this.mayBringOthers = options.mayBringOthers ?? false
    this.budget = options.budget ?? new PersonBudget(0)
    this.connectionId = options.connectionId ?? `${actor.personId}-1`
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame)
  }

  close(reason: CloseReason): void {
    this.closedBecause ??= reason
  }

  /** Speaks and waits until the room has done what follows from it. */
  say(frame: Uint8Array): void {
    this.seat?.receive(frame)
  }
}

export interface RoomFixture {
  readonly registry: IncidentRoomRegistry
  readonly log: IncidentLog
  readonly clock: FakeClock
  readonly id: IncidentId
  /** What the rooms logged as errors. */
  readonly errors: string[]
  attach(peer: HeldPeer): Promise<HeldPeer>
  /** Until nothing is queued and every commit is told. */
  settle(): Promise<void>
}

export async function aRoom(
  log: IncidentLog = new MemoryIncidentLog(),
  options: { pauseFromBytes?: number } = {},
): Promise<RoomFixture> {
  const instance = anInstance(log, { bus: silentBus('alone'), ...options })
  return { ...instance, ...(await declareIn(instance)) }
}

/** One of several instances on one log. */
export function anInstance(
  log: IncidentLog,
  {
    bus,
    clock = new FakeClock(),
    ids = 'r',
    pauseFromBytes = Number.MAX_SAFE_INTEGER,
  }: { bus: InstanceBus; clock?: FakeClock; ids?: string; pauseFromBytes?: number },
): Omit<RoomFixture, 'id' | 'attach'> & { attachTo(id: IncidentId, peer: HeldPeer): Promise<HeldPeer> } {
  const errors: string[] = []
  const people = [alice, bob, carol, dave]
  const registry = new IncidentRoomRegistry({
    log,
    bus,
    figures: NO_FIGURES,
    clock,
    scheduler: clock,
    ids: new SequentialIds(ids),
    logger: {
      info: () => undefined,
      warn: () => undefined,
      error: (facts, message) => errors.push(`${message}: ${describeError(facts.err)}`),
    },
    person: async (id) => people.find((p) => p.personId === id) ?? null,
    turn: async () => undefined,
    pauseFromBytes,
  })
  return {
    registry,
    log,
    clock,
    errors,
    attachTo: async (id, peer) => {
      peer.seat = await registry.attach(id, peer)
      return peer
    },
    settle: () => registry.idle(),
  }
}

export async function declareIn(
  instance: ReturnType<typeof anInstance>,
): Promise<Pick<RoomFixture, 'id' | 'attach'>> {
  const declaration = {
    title: 'Checkout fails in EU',
    severity: 'sev2',
    impactStartedAt: null,
    detectedAt: null,
    takeCommand: false,
  } as const
  const words = { whatHappened: '', impact: '' }
  const { id } = await instance.registry.declare(declaration, words, carol)
  return { id, attach: (peer) => instance.attachTo(id, peer) }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` because ${error.cause.stack}` : ''
  return `${error.stack}${cause}`
}
