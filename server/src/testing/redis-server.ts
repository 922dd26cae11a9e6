/** A real Redis on a port of its own that keeps nothing on disk, and the line to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CuttableLine } from './cuttable-line.ts'
import { freePort } from './free-port.ts'

const SETTINGS = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--loglevel', 'notice']

export class RedisServer {
  readonly port: number
  private child: ChildProcess | null = null

  static async open(): Promise<RedisServer> {
    return new RedisServer(await freePort()).start()
  }

  private constructor(port: number) {
    this.port = port
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Empty, whatever was in it before. Resolves when it lets in. */
  async start(): Promise<this> {
    const child = spawn('redis-server', ['--port', String(this.port), ...SETTINGS], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    const words: string[] = []
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', () => reject(new Error(`redis-server did not start: ${words.join('')}`)))
      child.stdout.on('data', (chunk) => {
        words.push(String(chunk))
        if (words.join('').includes('Ready to accept connections')) resolve()
      })
    })
    return this
  }

  async kill(): Promise<void> {
    const { child } = this
    this.child = null
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  /** Its connections stay open, and nothing is answered any more. */
  pause(): void {
    this.child?.kill('SIGSTOP')
  }

  goOn(): void {
    this.child?.kill('SIGCONT')
  }
}

/** The line between an instance and Redis. */
export class RedisLine extends CuttableLine {
  static async to(redis: RedisServer): Promise<RedisLine> {
    const line = new RedisLine({ port: redis.port, host: '127.0.0.1' })
    line.server.listen(0, '127.0.0.1')
    await once(line.server, 'listening')
    return line
  }

  get url(): string {
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
}
