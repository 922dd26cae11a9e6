import { isLoopback } from '../config.ts'

/** Where this server is reached: the only hosts it answers to, and the only origins whose pages may act on it. */
export class Site {
  /** Start of every link that is handed out; without a slash at its end. */
  readonly publicUrl: string
  /** Where this machine itself reaches it. */
  readonly address: string
  /** Pages come over https, so cookies can insist on it. */
  readonly secure: boolean
  private readonly hosts: ReadonlySet<string>
  private readonly origins: ReadonlySet<string>

  /** `publicUrl` is `null` for a server known by its loopback address alone. */
  constructor({ publicUrl, host, port }: { publicUrl: string | null; host: string; port: number }) {
    const names = [host.includes(':') ? `[${host}]` : host, '127.0.0.1', 'localhost', '[::1]'].filter(
      isLoopback,
    )
    const loopback = [...new Set(names)].map((name) => new URL(`http://${name}:${port}`))
    const first = loopback[0]
    if (!first) throw new Error(`No loopback name for ${host}`)
    const url = publicUrl === null ? first : new URL(publicUrl)
    this.publicUrl = url.origin
    this.address = first.origin
    this.secure = url.protocol === 'https:'
    const known = [...loopback, url]
    this.hosts = new Set(known.map((known) => known.host))
    this.origins = new Set(known.map((known) => known.origin))
  }

  /** Defends against names that somebody else points at this address. */
  allowsHost(host: string | undefined): boolean {
    return host !== undefined && this.hosts.has(host.toLowerCase())
  }

  allowsOrigin(origin: string): boolean {
    return this.origins.has(origin)
  }

  /** Where sockets of our own pages go, for the content security policy. */
  get socketOrigin(): string {
    return this.publicUrl.replace(/^http/, 'ws')
  }

  incidentUrl(id: string): string {
    return `${this.publicUrl}/i/${encodeURIComponent(id)}`
  }
}
