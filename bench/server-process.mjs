// One server under test in its own process, on its own core where the machine has two.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

export class ServerProcess {
  constructor(args, { env = {}, isReady }) {
    const pinned = existsSync('/usr/bin/taskset') && cpus().length > 1
    const [command, rest] = pinned
      ? ['taskset', ['-c', '0', process.execPath, ...args]]
      : [process.execPath, args]
    this.child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.output = ''
    this.exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.ready = new Promise((resolve, reject) => {
      const listen = (chunk) => {
        this.output += chunk
        if (isReady(this.output)) resolve()
      }
      this.child.stdout.on('data', listen)
      this.child.stderr.on('data', (chunk) => {
        this.errors = `${this.errors ?? ''}${chunk}`.slice(-4_000)
      })
      this.child.once('exit', (code) => reject(new Error(`server ended with ${code}: ${this.errors ?? ''}`)))
    })
  }

  /** Resident memory in bytes. */
  rss() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
  }

  /** Seconds of processor time it has used. */
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // utime and stime, in hundredths (proc_pid_stat(5)).
    return (Number(fields[11]) + Number(fields[12])) / 100
  }

  async stop(signal = 'SIGTERM') {
    this.ready.catch(() => undefined)
    this.child.kill(signal)
    await this.exited
  }
}
