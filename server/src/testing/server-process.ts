/** A server as people start it: its own process, spoken to from outside. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { COMPILE_CACHE } from './compile-cache.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

export class ServerProcess {
  readonly lines: string[] = []
  words = ''
  private readonly child: ChildProcessByStdio<null, Readable, Readable>
  private readonly exited: Promise<number | null>

  constructor(environment: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH ?? '', ...COMPILE_CACHE, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.exited = once(this.child, 'close').then(([code]) => code as number | null)
    this.child.stderr.on('data', (chunk) => {
      this.words += chunk
    })
  }

  /** Resolves with its address once it says it is ready. */
  async ready(): Promise<string> {
    for await (const line of createInterface(this.child.stdout)) {
      this.lines.push(line)
      const url = /^Warroom is ready at (.*)$/.exec(line)?.[1]
      if (url) return url
    }
    throw new Error(`It never was ready: ${this.words}`)
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  exit(): Promise<number | null> {
    return this.exited
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.exited
  }
}
