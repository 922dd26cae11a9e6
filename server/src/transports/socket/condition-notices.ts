/** Conditions of the service that everybody is told of when they begin and end, and who comes in between, on arrival. */
import type { NoticeKind } from '@warroom/shared/protocol/socket-events.ts'
import type { InstanceBus } from '../../ports/instance-bus.ts'
import type { StorageWatch } from '../../rooms/storage-watch.ts'
import type { CommandClient, CommandServer } from './socket-contract.ts'

export type WatchedBus = Pick<InstanceBus, 'reach' | 'hasOthers' | 'onChange'>
export type WatchedStorage = Pick<StorageWatch, 'isFailing' | 'onChange'>

interface Condition {
  readonly begins: { readonly kind: NoticeKind; readonly text: string }
  readonly ends: { readonly kind: NoticeKind; readonly text: string }
  readonly holds: () => boolean
}

export class ConditionNotices {
  private readonly io: CommandServer
  private readonly conditions: readonly Condition[]
  private readonly told = new Set<Condition>()
  private readonly unsubscribe: readonly (() => void)[]

  constructor(
    io: CommandServer,
    { bus, storage }: { readonly bus: WatchedBus; readonly storage: WatchedStorage },
  ) {
    this.io = io
    this.conditions = [
      {
        begins: {
          kind: 'instancesApart',
          text: 'Instances are catching up with each other. Nothing is lost.',
        },
        ends: { kind: 'instancesTogether', text: 'All instances are up to date.' },
        // With nobody at another instance there is nothing to catch up with.
        holds: () => bus.reach === 'apart' && bus.hasOthers,
      },
      {
        begins: {
          kind: 'storage',
          text: 'The server cannot save right now. What you type stays on your device.',
        },
        ends: { kind: 'storageBack', text: 'The server saves again.' },
        holds: () => storage.isFailing,
      },
    ]
    const look = () => this.look()
    this.unsubscribe = [bus.onChange(look), storage.onChange(look)]
  }

  greet(socket: CommandClient): void {
    for (const condition of this.told) socket.emit('notice', condition.begins)
  }

  stop(): void {
    for (const unsubscribe of this.unsubscribe) unsubscribe()
  }

  private look(): void {
    for (const condition of this.conditions) {
      const holds = condition.holds()
      if (holds === this.told.has(condition)) continue
      if (holds) this.told.add(condition)
      else this.told.delete(condition)
      this.io.emit('notice', holds ? condition.begins : condition.ends)
    }
  }
}
