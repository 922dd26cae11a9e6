/** A line through this process, which can be cut, go silent, come back, and count how often it is crossed. */
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net'

export class CuttableLine {
  /** Questions that waited for an answer: times at which something was said after the other side had spoken. */
  roundTrips = 0
  readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly target: NetConnectOpts
  private silent = false
  private losesAnswers = false
  private refusing = false

  constructor(target: NetConnectOpts) {
    this.target = target
    this.server = createServer((near) => this.join(near))
  }

  cut(): void {
    this.refusing = true
    for (const socket of this.sockets) socket.destroy()
  }

  /** Open, and nothing comes through any more: what a lost route looks like. */
  silence(): void {
    this.silent = true
  }

  /** What is asked arrives and is done; no answer comes back. */
  loseAnswers(): void {
    this.losesAnswers = true
  }

  /** As a new line: what was underway on the old one is lost. */
  restore(): void {
    this.cut()
    this.refusing = false
    this.silent = false
    this.losesAnswers = false
  }

  async discard(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private join(near: Socket): void {
    if (this.refusing) {
      near.destroy()
      return
    }
    const far = connect(this.target)
    let asked = false
    near.on('data', (chunk) => {
      if (this.silent) return
      if (!asked) this.roundTrips += 1
      asked = true
      far.write(chunk)
    })
    far.on('data', (chunk) => {
      if (this.silent || this.losesAnswers) return
      asked = false
      near.write(chunk)
    })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.sockets.delete(socket)
        other.destroy()
      })
    }
  }
}
