/** Word between instances over Redis. */
import type { InstanceBus, InstanceNews, Reach } from '../../ports/instance-bus.ts'
import type { RedisLink } from './redis-link.ts'

export class RedisBus implements InstanceBus {
  private readonly link: RedisLink

  constructor(link: RedisLink) {
    this.link = link
  }

  get reach(): Reach {
    return this.link.isUp ? 'together' : 'apart'
  }

  get hasOthers(): boolean {
    return this.link.hasOthers
  }

  get others(): ReadonlyMap<string, number> {
    return this.link.others
  }

  tell(news: InstanceNews): void {
    this.link.tell({ kind: 'news', news })
  }

  onNews(listener: (news: InstanceNews, instanceId: string) => void): () => void {
    return this.link.listen({
      message: (message, instanceId) => {
        if (message.kind === 'news') listener(message.news, instanceId)
      },
    })
  }

  onChange(listener: () => void): () => void {
    return this.link.listen({ state: listener, came: listener, gone: listener })
  }

  onGone(listener: (instanceId: string) => void): () => void {
    return this.link.listen({ gone: listener })
  }

  onMissed(listener: () => void): () => void {
    return this.link.listen({ missed: listener })
  }
}
