import { expect, test } from 'vitest'
import { socketTarget } from './socket-target.ts'

const board = { kind: 'sync', idOrKey: 'a1', document: 'board', acks: false, token: null }

test('[UPG1] the paths that open sockets', () => {
  expect(socketTarget('/socket.io/?EIO=4&transport=websocket')).toEqual({ kind: 'commands', token: null })
  expect(socketTarget('/sync/incidents/a1/board')).toEqual(board)
  expect(socketTarget('/sync/incidents%2Fa1%2Fboard')).toEqual(board)
  expect(socketTarget('/sync/incidents/INC-7/record?acks=1&token=t')).toEqual({
    kind: 'sync',
    idOrKey: 'INC-7',
    document: 'record',
    acks: true,
    token: 't',
  })
})

test.each([
  '/',
  '/sync',
  '/sync/',
  '/sync/incidents/a1',
  '/sync/incidents/a1/board/',
  '/sync/incidents//board',
  '/sync/incidents/a1/Board',
  '/SYNC/incidents/a1/board',
  '/sync/incidents/a1/secrets',
  '/sync/incidents/a1%2e%2e/board',
  '/sync/incidents/../incidents/a1/board',
  '/sync/incidents%2fa1%2fboard',
  '/sync%2Fincidents/a1/board',
  '/sync/incidents/a1/board%00',
  '/sync/incidents/a1/bo%61rd',
  '/sync/incidents/ａ1/board',
  '//sync/incidents/a1/board',
  'http://127.0.0.1/sync/incidents/a1/board',
  `/sync/incidents/${'a'.repeat(129)}/board`,
  '/socket.io/extra',
  '/Socket.io/',
])('[UPG1] %s opens nothing', (url) => {
  expect(socketTarget(url)).toBeNull()
})
