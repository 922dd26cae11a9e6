import { createServer, type Server, type ServerOptions } from 'node:http'
import { answerUnreadableRequests } from './unreadable-requests.ts'

/** How long a request may take to arrive: its headers, and all of it; and how often that is looked at. In milliseconds. */
export const REQUEST_PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions

/** A server that nobody can keep waiting, and that has nothing to say yet. */
export function createHttpServer(
  patience: { readonly [Time in keyof typeof REQUEST_PATIENCE]: number } = REQUEST_PATIENCE,
): Server {
  const server = createServer({
    ...patience,
    // Missing, it is refused like a wrong one, in the same words as everything else.
    requireHostHeader: false,
    // Other upgrades, such as to HTTP/2, are offers a server may ignore.
    shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
  })
  answerUnreadableRequests(server)
  return server
}
