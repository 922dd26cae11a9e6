/** Conditions of the service that everybody is told of when they begin and end, and who comes in between, on arrival. */
import type { NoticeKind } from '@warroom/shared/protocol/socket-events.ts'
import type { InstanceBus } from '../../ports/instance-bus.ts'
import type { CommandClient, CommandServer } from './socket-contract.ts'

interface Condition {
  readonly begins: { readonly kind: NoticeKind; readonly text: string }
  readonly ends: { readonly kind: NoticeKind; readonly text: string }
  readonly holds: () => boolean
}

export class ConditionNotices {
  private readonly io: CommandServer
  private readonly conditions: readonly Condition[]
  private readonly told = new Set<Condition>()
  private readonly unsubscribe: () => void

  constructor(io: CommandServer, bus: Pick<InstanceBus, 'reach' | 'hasOthers' | 'onChange'>) {
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
    ]
    this.unsubscribe = bus.onChange(() => this.look())
  }

  greet(socket: CommandClient): void {
    for (const condition of this.told) socket.emit('notice', condition.begins)
  }

  stop(): void {
    this.unsubscribe()
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
