/** Asks the instances of a cluster over HTTP: a certain one, or wherever the proxy leads. */
import { request } from 'node:http'
import type { Cluster } from '@warroom/server/testing/cluster.ts'
import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { Member } from './running-server.ts'

interface Asking {
  readonly index?: number
  readonly body?: unknown
  readonly token?: string
}

export class ClusterCaller {
  private readonly cluster: Cluster
  private readonly adminToken: string

  constructor(cluster: Cluster, adminToken: string) {
    this.cluster = cluster
    this.adminToken = adminToken
  }

  call<T>(method: string, path: string, { index, body, token = this.adminToken }: Asking = {}) {
    const { url, ports } = this.cluster
    const port = index === undefined ? Number(new URL(url).port) : ports[index]
    const headers = {
      // The name people use; each instance answers to it alone.
      host: new URL(url).host,
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    return new Promise<{ readonly status: number; readonly body: T }>((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: (text === '' ? null : JSON.parse(text)) as T })
        })
      })
      asked.on('error', reject)
      asked.end(body === undefined ? undefined : JSON.stringify(body))
    })
  }

  async person(name: string): Promise<Member> {
    const body = { name, role: 'responder' }
    const { body: person } = await this.call<{ id: string }>('POST', '/api/v1/people', { body })
    const { body: made } = await this.call<{ token: string }>('POST', `/api/v1/people/${person.id}/tokens`)
    return { id: person.id, name, token: made.token }
  }

  async declare(title = 'Checkout fails in EU'): Promise<string> {
    return (await this.call<{ id: string }>('POST', '/api/v1/incidents', { body: { title } })).body.id
  }

  command(incidentId: string, command: CommandInput, { token }: Member, index?: number) {
    const path = `/api/v1/incidents/${incidentId}/commands`
    return this.call('POST', path, { body: command, token, ...(index !== undefined && { index }) })
  }

  async state(incidentId: string, index: number) {
    const path = `/api/v1/incidents/${incidentId}`
    const { body } = await this.call<{ severity: string; notes: string }>('GET', path, { index })
    return body
  }

  /** What an instance says is missing. */
  async degraded(index: number): Promise<readonly string[]> {
    return (await this.call<{ degraded: string[] }>('GET', '/readyz', { index })).body.degraded
  }
}
