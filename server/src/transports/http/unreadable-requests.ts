/**
 * Requests that never become one for express: bytes that are no HTTP, too much of a header, methods for proxies. They get
 * the same kind of answer as everything else.
 */
import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Problem, type ProblemSlug } from './problem.ts'

const FAULT: Readonly<Record<string, readonly [ProblemSlug, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'Path and headers may have 16 KiB together.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['too-large', 'The chunk extensions are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive whole in time.'],
}

export function answerUnreadableRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const [slug, detail] = FAULT[error.code ?? ''] ?? [
      'malformed-request',
      'This is not HTTP/1.1 as we read it.',
    ]
    // A reset line hears nothing; in the middle of another answer these words would be read as its body.
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy()
    else end(socket, new Problem(slug, detail))
  })
  server.on('connect', (_request, socket) => {
    end(socket, new Problem('method-not-allowed', 'This server is no proxy.', { headers: { Allow: 'GET' } }))
  })
  server.on('checkExpectation', (_request, response) => {
    const { body } = new Problem('expectation-failed', 'Only Expect: 100-continue is understood.')
    const text = JSON.stringify(body)
    response.writeHead(body.status, headersOf(text))
    response.end(text)
  })
}

function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent?: boolean } | null }
  return message?.headersSent === true
}

const headersOf = (text: string): Record<string, string> => ({
  'Content-Type': 'application/problem+json; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(text)),
  'Cache-Control': 'no-store',
  Connection: 'close',
})

function end(socket: Duplex, { body, headers }: Problem): void {
  const text = JSON.stringify(body)
  const lines = Object.entries({ ...headersOf(text), ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}\r\n${lines.join('')}\r\n${text}`)
}
