import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

function requestFrom(address: string, forwarded: string | undefined): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: address })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return request
}

test.each([
  ['nothing in front', false, undefined, '10.0.0.9'],
  ['a header nobody is trusted to send', false, '1.2.3.4', '10.0.0.9'],
  ['one proxy', 1, '1.2.3.4', '1.2.3.4'],
  ['one proxy, and what the client made up before it', 1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  ['two proxies', 2, '1.2.3.4, 10.0.0.8', '1.2.3.4'],
  ['a proxy known by its network', '10.0.0.0/8', '6.6.6.6, 1.2.3.4, 10.0.0.8', '1.2.3.4'],
  ['a proxy that says nothing', 1, undefined, '10.0.0.9'],
  ['an empty header', 1, ' , ', '10.0.0.9'],
] as const)(
  '[LIMIT4] who asks is found behind %s, as express finds it',
  (_what, trusted, forwarded, expected) => {
    const app = express()
    app.set('trust proxy', trusted)
    expect(clientAddress(requestFrom('10.0.0.9', forwarded), app.get('trust proxy fn'))).toBe(expected)
  },
)
