/** One connection to Redis for asking and one for listening, which begin and end together. */
import { createClient } from 'redis'

const CONNECT_MS = 3_000
/** More than this on its way to a Redis that does not take it is dropped: everybody reads the log instead. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024

const clientOf = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    // Broken is broken: the link opens a new session, and what was under way is in the log.
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
  })

type Client = ReturnType<typeof clientOf>

export class RedisSession {
  /** Resolves when either connection broke, with why, or when it was closed. */
  readonly ended: Promise<string>
  readonly openedAt = performance.now()
  private readonly asking: Client
  private readonly listening: Client
  private readonly end: (why: string) => void
  private waitingBytes = 0

  /** Rejects when Redis is not reached, or does not answer in time. */
  static async open(
    url: string,
    channel: string,
    onMessage: (message: Buffer) => void,
  ): Promise<RedisSession> {
    const session = new RedisSession(url)
    const tooLate = AbortSignal.timeout(CONNECT_MS)
    const abandoned = new Promise<never>((_resolve, reject) => {
      tooLate.onabort = () => reject(new Error('it does not answer'))
    })
    const opened = async () => {
      await Promise.all([session.asking.connect(), session.listening.connect()])
      await session.listening.subscribe(channel, onMessage, true)
    }
    try {
      await Promise.race([opened(), abandoned])
      return session
    } catch (error) {
      session.close()
      throw error
    } finally {
      tooLate.onabort = null
    }
  }

  private constructor(url: string) {
    const { promise, resolve } = Promise.withResolvers<string>()
    this.ended = promise
    this.end = resolve
    const connect = () => {
      const client = clientOf(url)
      client.on('error', (error: Error) => this.fail(error.message))
      client.on('end', () => this.fail('it closed the connection'))
      return client
    }
    this.asking = connect()
    this.listening = connect()
  }

  /** For commands on keys. */
  get redis(): Client {
    return this.asking
  }

  publish(channel: string, message: Uint8Array): void {
    if (!this.asking.isReady || this.waitingBytes > MAX_WAITING_BYTES) return
    this.waitingBytes += message.byteLength
    this.asking
      .publish(channel, Buffer.from(message))
      .catch(() => undefined) // The connection broke, and says so itself.
      .finally(() => {
        this.waitingBytes -= message.byteLength
      })
  }

  close(): void {
    this.fail('closed')
  }

  private fail(why: string): void {
    for (const client of [this.asking, this.listening]) if (client.isOpen) client.destroy()
    this.end(why)
  }
}
