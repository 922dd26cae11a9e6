/** A real PostgreSQL in a directory of its own, reached over a socket in it: no port, no clash, gone when stopped. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Client } from 'pg'

const DEBIAN = '/usr/lib/postgresql'
const MISSING =
  'These tests need PostgreSQL 14 or newer: install it (Debian package "postgresql") so that initdb and postgres are on ' +
  'PATH or under /usr/lib/postgresql.'

/** Newest first where Debian keeps them, then PATH. */
function programs(): string {
  let versions: string[] = []
  try {
    versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  } catch {}
  const folders = [
    ...versions.map((v) => join(DEBIAN, v, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const found = folders.find((folder) => ['initdb', 'postgres'].every((name) => runs(join(folder, name))))
  if (!found) throw new Error(MISSING)
  return found
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses to run as root; its Debian package brings a person for it. */
function runner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

export class PostgresServer {
  private readonly bin = programs()
  private readonly person = runner()
  private readonly directory = mkdtempSync(join(tmpdir(), 'warroom-pg-'))
  private readonly settings: readonly string[]
  private process: ChildProcess | null = null

  constructor(settings: readonly string[] = []) {
    this.settings = settings
    if (this.person.uid !== undefined && this.person.gid !== undefined) {
      chownSync(this.directory, this.person.uid, this.person.gid)
    }
    const init = ['-D', this.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(join(this.bin, 'initdb'), init, { ...this.person, cwd: this.directory, stdio: 'pipe' })
  }

  private get data(): string {
    return join(this.directory, 'data')
  }

  urlOf(database: string): string {
    return `postgres://postgres@localhost/${database}?host=${this.directory}`
  }

  /** Starts, and waits until it lets in. After a crash, remains of the old one may first have to end. */
  async start(): Promise<this> {
    const settings = ['listen_addresses=', `unix_socket_directories=${this.directory}`, ...this.settings]
    const args = ['-D', this.data, ...settings.flatMap((setting) => ['-c', setting])]
    const deadline = Date.now() + 30_000
    while (Date.now() < deadline) {
      const child = spawn(join(this.bin, 'postgres'), args, {
        ...this.person,
        cwd: this.directory,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const words: string[] = []
      child.stderr.on('data', (chunk) => words.push(String(chunk)))
      const ready = await isReady(child, words)
      if (ready) {
        this.process = child
        return this
      }
      if (!words.join('').includes('shared memory'))
        throw new Error(`postgres did not start: ${words.join('')}`)
    }
    throw new Error('postgres did not start in time')
  }

  /** A new, empty database. */
  newDatabase(): Promise<string> {
    return newDatabase(this.urlOf('postgres'))
  }

  /** As a crash or a power cut ends it: nothing is said, nothing is written any more. */
  async kill(): Promise<void> {
    // Its helpers first: they would otherwise finish what they were told.
    const main = this.process?.pid
    const helpers = main === undefined ? [] : childrenOf(main)
    for (const pid of [...helpers, main]) {
      try {
        if (pid !== undefined) process.kill(pid, 'SIGKILL')
      } catch {
        // Gone already.
      }
    }
    await this.ended()
  }

  /** At once, sessions cut off, everything saved. */
  async stop(): Promise<void> {
    this.process?.kill('SIGINT')
    await this.ended()
  }

  async discard(): Promise<void> {
    await this.stop()
    rmSync(this.directory, { recursive: true })
  }

  private async ended(): Promise<void> {
    const child = this.process
    this.process = null
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

function isReady(child: ChildProcess, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(false))
    child.stderr?.on('data', () => {
      if (words.join('').includes('database system is ready to accept connections')) resolve(true)
    })
  })
}

/** A new, empty database on the server of another one. */
export async function newDatabase(url: string): Promise<string> {
  const name = `warroom_${randomBytes(8).toString('hex')}`
  await withClient(url, (client) => client.query(`CREATE DATABASE ${name}`))
  const made = new URL(url)
  made.pathname = name
  return made.href
}

export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
