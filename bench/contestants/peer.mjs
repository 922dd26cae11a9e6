// A server we compare with: a program of `servers/` in a process of its own, whose rooms come to be by name.
import { ServerProcess } from '../server-process.mjs'

export class Peer {
  rooms = 0
  environment = {}

  constructor(program, args) {
    this.args = [new URL(`../servers/${program}.mjs`, import.meta.url).pathname, ...args.map(String)]
  }

  async start() {
    this.process = new ServerProcess(this.args, {
      env: this.environment,
      isReady: (output) => output.includes('ready'),
    })
    await this.process.ready
  }

  async newRoom() {
    this.rooms += 1
    return `room-${this.rooms}`
  }

  text(doc) {
    return doc.getText('notes')
  }

  stop(signal) {
    return this.process.stop(signal)
  }
}
