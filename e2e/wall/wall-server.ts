/** Serves the built wall and the situations, so that a wall can be looked at without an incident. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative } from 'node:path'
import { SITUATIONS, type Situation, wallSituation } from './wall-situations.ts'

export const BUILT_CLIENT = join(import.meta.dirname, '../../client/dist')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}
const BEAT_MS = 1_000

const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [`/${relative(folder, path).replaceAll('\\', '/')}`, readFileSync(path)]
      }),
  )

export class WallServer {
  /** What every request is answered with instead, or `null`: 401, 404, or 0 for a line that is cut. */
  answer: number | null = null
  private readonly server: Server
  /** Read once, so that a build beside a running check cannot pull the page from under it. */
  private readonly files: ReadonlyMap<string, Buffer>
  private readonly streams = new Map<ServerResponse, () => void>()

  constructor(folder = BUILT_CLIENT) {
    if (!existsSync(join(folder, 'wall.html'))) {
      throw new Error(`No built wall in ${folder}. Run "npx vite build client" first.`)
    }
    this.files = filesIn(folder)
    this.server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://wall').pathname
      const [, name, kind] = /^\/api\/v1\/incidents\/([^/]+)\/wall(\/stream)?$/.exec(path) ?? []
      const situation = SITUATIONS.find((s) => s === name)
      if (!path.startsWith('/api/')) this.file(path, response)
      else if (this.answer === 0) request.destroy()
      else if (this.answer !== null || !situation) response.writeHead(this.answer ?? 404).end()
      else if (kind) this.stream(situation, response)
      else {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(wallSituation(situation, Date.now())))
      }
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.cut()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Breaks every open stream, as a server that dies does. */
  cut(): void {
    for (const [response, silence] of this.streams) {
      silence()
      response.destroy()
    }
  }

  /** Streams stay open and say nothing more, as behind a line that is dead and does not know it. */
  hush(): void {
    for (const silence of this.streams.values()) silence()
  }

  private file(path: string, response: ServerResponse): void {
    const name = /^\/i\/[^/]+\/wall$/.test(path) ? '/wall.html' : path
    const content = this.files.get(name)
    if (content)
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' })
    else response.writeHead(404)
    response.end(content)
  }

  private stream(situation: Situation, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(`event: projection\ndata: ${JSON.stringify(wallSituation(situation, Date.now()))}\n\n`)
    const timer = setInterval(
      () => response.write(`event: beat\ndata: ${JSON.stringify({ serverNow: Date.now() })}\n\n`),
      BEAT_MS,
    )
    const silence = (): void => clearInterval(timer)
    this.streams.set(response, silence)
    response.on('close', () => {
      silence()
      this.streams.delete(response)
    })
  }
}
