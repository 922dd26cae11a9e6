/** A plain reverse proxy: every connection goes to the next instance that takes it, whoever it comes from. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class RoundRobin {
  private readonly targets: readonly number[]
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private next = 0

  /** Ports of this machine. */
  constructor(targets: readonly number[]) {
    this.targets = targets
    this.server = createServer({ pauseOnConnect: true }, (near) => {
      this.hold(near)
      this.pass(near, this.targets.length)
    })
  }

  async listen(port: number): Promise<this> {
    this.server.listen(port, '127.0.0.1', 4096)
    await once(this.server, 'listening')
    return this
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  private pass(near: Socket, attempts: number): void {
    const port = this.targets[this.next++ % this.targets.length]
    if (attempts === 0 || port === undefined) {
      near.destroy()
      return
    }
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    this.hold(far)
    const refused = () => this.pass(near, attempts - 1)
    far.once('error', refused)
    far.once('connect', () => {
      far.off('error', refused)
      near.setNoDelay(true)
      near.pipe(far)
      far.pipe(near)
      near.once('close', () => far.destroy())
      far.once('close', () => near.destroy())
    })
  }

  private hold(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => this.sockets.delete(socket))
  }
}
