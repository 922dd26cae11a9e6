/** Word between instances in one process, which a test can hold back, lose, double, reorder and cut off. */
import type { InstanceBus, InstanceNews, Reach } from '../ports/instance-bus.ts'

export interface Word {
  readonly from: string
  readonly to: string
  readonly news: InstanceNews
}

export class BusHub {
  /** Word that is under way, oldest first. Empties itself unless `holding`. */
  underWay: Word[] = []
  holding = false
  private readonly members = new Map<string, HubBus>()

  join(instanceId: string): HubBus {
    const member = new HubBus(instanceId, this)
    this.members.set(instanceId, member)
    for (const other of this.members.values()) other.changed()
    return member
  }

  /** The instance is no more; the others hear of it. */
  leave(instanceId: string): void {
    this.members.delete(instanceId)
    for (const member of this.members.values()) member.hearGone(instanceId)
  }

  tell(from: string, news: InstanceNews): void {
    for (const to of this.members.keys()) if (to !== from) this.underWay.push({ from, to, news })
    if (!this.holding) queueMicrotask(() => this.deliverAll())
  }

  deliver({ from, to, news }: Word): void {
    const sender = this.members.get(from)
    const receiver = this.members.get(to)
    if (receiver?.reach === 'together' && sender?.reach !== 'apart') receiver.hear(news, from)
  }

  deliverAll(): void {
    for (const word of this.underWay.splice(0)) this.deliver(word)
  }

  namesBut(instanceId: string): string[] {
    return [...this.members.keys()].filter((name) => name !== instanceId)
  }

  get size(): number {
    return this.members.size
  }
}

export class HubBus implements InstanceBus {
  readonly instanceId: string
  reach: Reach = 'together'
  private readonly hub: BusHub
  private readonly onNewsListeners = new Set<(news: InstanceNews, instanceId: string) => void>()
  private readonly onChangeListeners = new Set<() => void>()
  private readonly onMissedListeners = new Set<() => void>()
  private readonly onGoneListeners = new Set<(instanceId: string) => void>()

  constructor(instanceId: string, hub: BusHub) {
    this.instanceId = instanceId
    this.hub = hub
  }

  get hasOthers(): boolean {
    return this.hub.size > 1
  }

  get others(): ReadonlyMap<string, number> {
    return new Map(this.hub.namesBut(this.instanceId).map((name) => [name, 0]))
  }

  tell(news: InstanceNews): void {
    if (this.reach === 'together') this.hub.tell(this.instanceId, news)
  }

  /** Word gets through, or not. */
  setReach(reach: Reach): void {
    this.reach = reach
    this.changed()
  }

  hear(news: InstanceNews, instanceId: string): void {
    for (const listener of this.onNewsListeners) listener(news, instanceId)
  }

  hearGone(instanceId: string): void {
    for (const listener of this.onGoneListeners) listener(instanceId)
  }

  /** What was lost on the way here is noticed. */
  missed(): void {
    for (const listener of this.onMissedListeners) listener()
  }

  changed(): void {
    for (const listener of this.onChangeListeners) listener()
  }

  onNews(listener: (news: InstanceNews, instanceId: string) => void): () => void {
    return kept(this.onNewsListeners, listener)
  }

  onChange(listener: () => void): () => void {
    return kept(this.onChangeListeners, listener)
  }

  onGone(listener: (instanceId: string) => void): () => void {
    return kept(this.onGoneListeners, listener)
  }

  onMissed(listener: () => void): () => void {
    return kept(this.onMissedListeners, listener)
  }
}

function kept<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
