/** Several instances of one workspace, as processes of their own, behind a proxy that knows no stickiness. */
import { freePort } from './free-port.ts'
import { RoundRobin } from './round-robin.ts'
import { ServerProcess } from './server-process.ts'

export interface ClusterParts {
  readonly instances: number
  readonly databaseUrl: string
  /** One for each instance when they reach it over lines of their own. */
  readonly redisUrl: string | readonly string[]
  readonly dataDir: string
  readonly adminToken: string
  readonly port?: number
  readonly logLevel?: string
}

export class Cluster {
  readonly url: string
  readonly parts: ClusterParts
  /** Where each instance listens by itself. */
  readonly ports: readonly number[]
  private readonly processes: (ServerProcess | null)[] = []
  private readonly proxy: RoundRobin

  /** Resolves when all are ready. */
  static async start(parts: ClusterParts): Promise<Cluster> {
    const port = parts.port ?? (await freePort())
    const ports: number[] = []
    for (let i = 0; i < parts.instances; i++) ports.push(await freePort())
    const cluster = new Cluster(parts, port, ports)
    await cluster.proxy.listen(port)
    // One after the other: the first makes the tables, and only the last one's set-up link holds.
    for (let i = 0; i < parts.instances; i++) await cluster.begin(i)
    return cluster
  }

  private constructor(parts: ClusterParts, port: number, ports: readonly number[]) {
    this.parts = parts
    this.url = `http://127.0.0.1:${port}`
    this.ports = ports
    this.proxy = new RoundRobin(ports)
  }

  /** Starts an instance, or one that was ended, again. */
  async begin(index: number): Promise<void> {
    const { parts } = this
    const instance = new ServerProcess({
      PORT: String(this.ports[index]),
      PUBLIC_URL: this.url,
      DATA_DIR: parts.dataDir,
      DATABASE_URL: parts.databaseUrl,
      REDIS_URL: typeof parts.redisUrl === 'string' ? parts.redisUrl : (parts.redisUrl[index] ?? ''),
      WARROOM_ADMIN_TOKEN: parts.adminToken,
      LOG_LEVEL: parts.logLevel ?? 'warn',
    })
    await instance.ready()
    this.processes[index] = instance
  }

  /** What an instance printed, line by line. */
  lines(index: number): readonly string[] {
    return this.processes[index]?.lines ?? []
  }

  /** What an instance logged. */
  words(index: number): string {
    return this.processes[index]?.words ?? ''
  }

  async kill(index: number): Promise<void> {
    await this.processes[index]?.kill()
    this.processes[index] = null
  }

  signal(index: number, signal: NodeJS.Signals): void {
    this.processes[index]?.signal(signal)
  }

  /** Asks all to end by themselves. */
  async end(): Promise<void> {
    await Promise.all(this.processes.map((_process, index) => this.stop(index)))
    await this.discard()
  }

  /** Asks an instance to end by itself; resolves with its exit code. */
  async stop(index: number): Promise<number | null> {
    const instance = this.processes[index]
    this.processes[index] = null
    instance?.signal('SIGTERM')
    return (await instance?.exit()) ?? null
  }

  async discard(): Promise<void> {
    await Promise.all(this.processes.map((instance) => instance?.kill()))
    await this.proxy.close()
  }
}
