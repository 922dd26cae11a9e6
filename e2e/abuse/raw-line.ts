/** A WebSocket spoken byte by byte, so that it can say what no library would. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export const TEXT = 1
export const BINARY = 2
export const CLOSE = 8
export const PING = 9
export const PONG = 10

export interface Spoken {
  readonly opcode?: number
  /** Whether the message ends here. */
  readonly isLast?: boolean
  /** What is claimed instead of the true length. */
  readonly claimed?: number | bigint
  readonly isMasked?: boolean
  /** RSV1, which says that it is compressed. */
  readonly isCompressed?: boolean
}

/** A frame as a client writes it; masked with zeros, which changes nothing. */
export function clientFrame(
  content: Uint8Array,
  { opcode = BINARY, isLast = true, claimed, isMasked = true, isCompressed = false }: Spoken = {},
): Buffer {
  const length = BigInt(claimed ?? content.length)
  const short = length < 126n ? Number(length) : length < 65_536n ? 126 : 127
  const head = Buffer.alloc(2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (isMasked ? 4 : 0))
  head[0] = (isLast ? 0x80 : 0) | (isCompressed ? 0x40 : 0) | opcode
  head[1] = (isMasked ? 0x80 : 0) | short
  if (short === 126) head.writeUInt16BE(Number(length), 2)
  if (short === 127) head.writeBigUInt64BE(length, 2)
  return Buffer.concat([head, content])
}

export interface Heard {
  readonly opcode: number
  readonly content: Buffer
}

export class RawLine {
  readonly socket: Socket
  /** Status line and headers of the answer to the upgrade. */
  answer = ''
  readonly heard: Heard[] = []
  /** Code of the server's closing frame, if it said one. */
  closeCode: number | null = null
  isOver = false
  private unread: Buffer = Buffer.alloc(0)
  private readonly waiting = new Set<() => void>()

  /** Connects and says nothing yet. */
  static async connect(address: string): Promise<RawLine> {
    const { hostname, port } = new URL(address)
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    return new RawLine(socket)
  }

  /** Connects and asks for a socket; what is said first goes out together with the request. */
  static async upgrade(
    address: string,
    path: string,
    { token, headers = '', first }: { token?: string; headers?: string; first?: Uint8Array } = {},
  ): Promise<RawLine> {
    const line = await RawLine.connect(address)
    const credentials = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`
    const request = Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(address).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${credentials}${headers}\r\n`,
    )
    line.say(first ? Buffer.concat([request, first]) : request)
    await line.until(() => line.answer !== '')
    return line
  }

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => this.read(chunk))
    socket.on('error', () => this.end())
    socket.on('close', () => this.end())
  }

  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.answer)?.[1] ?? 0)
  }

  say(bytes: Uint8Array): void {
    if (!this.isOver) this.socket.write(bytes)
  }

  /** Resolves when it holds, or when the line is over. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.isOver) {
      await new Promise<void>((resolve) => this.waiting.add(resolve))
    }
  }

  /** Resolves once the server has cut the line, with the code it gave. */
  async cut(): Promise<number | null> {
    await this.until(() => false)
    return this.closeCode
  }

  hangUp(): void {
    this.socket.destroy()
  }

  private end(): void {
    this.isOver = true
    this.wake()
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }

  private read(chunk: Buffer): void {
    this.unread = Buffer.concat([this.unread, chunk])
    if (this.answer === '') {
      const end = this.unread.indexOf('\r\n\r\n')
      if (end < 0) return
      this.answer = this.unread.toString('latin1', 0, end)
      this.unread = this.unread.subarray(end + 4)
    }
    if (this.status === 101) while (this.readFrame());
    this.wake()
  }

  private readFrame(): boolean {
    const { unread } = this
    const short = (unread[1] ?? 0) & 0x7f
    const headLength = short === 126 ? 4 : short === 127 ? 10 : 2
    if (unread.length < headLength) return false
    const length =
      short === 126 ? unread.readUInt16BE(2) : short === 127 ? Number(unread.readBigUInt64BE(2)) : short
    if (unread.length < headLength + length) return false
    const opcode = (unread[0] ?? 0) & 0x0f
    const content = unread.subarray(headLength, headLength + length)
    this.unread = unread.subarray(headLength + length)
    this.heard.push({ opcode, content })
    if (opcode === CLOSE) {
      this.closeCode = content.length >= 2 ? content.readUInt16BE(0) : 1005
      // A server waits for its goodbye to be returned before it lets the line go.
      this.socket.write(clientFrame(content.subarray(0, 2), { opcode: CLOSE }))
    }
    return true
  }
}
