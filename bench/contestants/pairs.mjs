// Two instances of one server, that hear of each other through a Redis of their own.
import { PostgresServer } from '../../server/src/testing/postgres-server.ts'
import { RedisServer } from '../../server/src/testing/redis-server.ts'
import { Hocuspocus } from './hocuspocus.mjs'
import { Warroom } from './warroom.mjs'

class Pair {
  async start() {
    this.redis = await RedisServer.open()
    this.instances = await this.makeInstances()
    for (const instance of this.instances) await instance.start()
  }

  async stop() {
    for (const instance of this.instances) await instance.stop('SIGKILL')
    await this.redis.kill()
  }
}

export class WarroomPair extends Pair {
  name = 'Warroom (PostgreSQL and Redis, committed before it is told)'
  isOurs = true

  async makeInstances() {
    this.postgres = new PostgresServer()
    await this.postgres.start()
    const environment = { DATABASE_URL: await this.postgres.newDatabase(), REDIS_URL: this.redis.url }
    return [4731, 4732].map((port) => new Warroom(port, { environment }))
  }

  async stop() {
    await super.stop()
    await this.postgres.discard()
  }
}

export class HocuspocusPair extends Pair {
  name = '@hocuspocus/server 4.7.0 (Redis extension, no storage)'

  async makeInstances() {
    return [4733, 4734].map((port) => new Hocuspocus(port, { redisPort: this.redis.port }))
  }
}
