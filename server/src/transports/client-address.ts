import type { IncomingMessage } from 'node:http'

/** Whether the machine with this address, so many hops away, is a proxy of ours that tells the truth. */
export type Trusts = (address: string, hop: number) => boolean

/** Who asks, as express' `request.ip` says it, for requests that never become express'. */
export function clientAddress({ socket, headers }: IncomingMessage, trusts: Trusts): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  const before = forwarded
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reverse()
  let address = socket.remoteAddress ?? 'unknown'
  for (const [hop, next] of before.entries()) {
    if (!trusts(address, hop)) break
    address = next
  }
  return address
}
