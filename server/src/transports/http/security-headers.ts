import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Site } from '../site.ts'

const NONCES = new WeakMap<ServerResponse, string>()

/** Lets a page's own library add the few styles it makes at run time; scripts come from files alone. */
export function styleNonce(response: ServerResponse): string {
  const nonce = NONCES.get(response) ?? randomBytes(16).toString('base64')
  NONCES.set(response, nonce)
  return nonce
}

/** What browsers are told on every answer: load nothing from elsewhere, be framed by nobody, keep nothing of the API. */
export function securityHeaders(site: Site): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          // React Aria adds two constant style elements; it reads the nonce from the page.
          'style-src': ["'self'", (_request, response) => `'nonce-${styleNonce(response)}'`],
          'img-src': ["'self'", 'data:'],
          'font-src': ["'self'"],
          // 'self' covers sockets to the same host in newer browsers only.
          'connect-src': ["'self'", site.socketOrigin],
          'worker-src': ["'self'"],
          'manifest-src': ["'self'"],
          'object-src': ["'none'"],
          'frame-ancestors': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
        },
      },
      strictTransportSecurity: site.secure && { maxAge: 31_536_000, includeSubDomains: false },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      response.set('Cache-Control', 'no-store')
      next()
    },
  ]
}
