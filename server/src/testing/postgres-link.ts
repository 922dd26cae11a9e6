/** The line between a server and PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CuttableLine } from './cuttable-line.ts'

const SOCKET = '.s.PGSQL.5432'

export class PostgresLink extends CuttableLine {
  readonly url: string
  private readonly directory = mkdtempSync(join(tmpdir(), 'warroom-link-'))

  constructor(target: string) {
    const url = new URL(target)
    super({ path: join(url.searchParams.get('host') ?? '', SOCKET) })
    url.searchParams.set('host', this.directory)
    this.url = url.href
    this.server.listen(join(this.directory, SOCKET))
  }

  override async discard(): Promise<void> {
    await super.discard()
    rmSync(this.directory, { recursive: true })
  }
}
