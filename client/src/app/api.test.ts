/// <reference types="node" />
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi, problemOf } from './api.ts'

let base = ''
const server = createServer((request, response) => {
  if (request.url === '/down') return void request.socket.destroy()
  if (request.url === '/page') return void response.writeHead(502).end('<h1>Bad gateway</h1>')
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ id: 'x1' }))
})
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => server.close(done)))

const readId = (json: unknown): string => {
  if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string') return json.id
  throw new TypeError('no id')
}

test('[SHELL1] an answer is read, or said not to be understood', async () => {
  expect(await callApi(`${base}/fine`, { read: readId })).toEqual({ ok: true, value: 'x1' })
  const strange = await callApi(`${base}/fine`, {
    read: () => {
      throw new TypeError('newer server')
    },
  })
  expect(strange).toMatchObject({
    ok: false,
    problem: { sentence: expect.stringContaining('Reload the page') },
  })
})

test('[SHELL1] a server that cannot be reached is told apart from one that refuses', async () => {
  const away = await callApi(`${base}/down`, { read: readId })
  expect(away).toMatchObject({ ok: false, problem: { status: null } })
  const page = await callApi(`${base}/page`, { read: readId })
  expect(page).toMatchObject({
    ok: false,
    problem: { status: 502, sentence: expect.stringMatching(/Nothing was lost/) },
  })
})

test('[SHELL2] a problem body gives its sentence and its errors by field', () => {
  const problem = problemOf(422, {
    type: 'urn:warroom:problem:invalid',
    title: 'Not accepted',
    detail: 'The title is too long.',
    errors: [
      { path: 'title', message: 'At most 120 characters.' },
      { path: ['title'], message: 'second' },
      { path: '/severity', message: 'Unknown.' },
      'junk',
    ],
  })
  expect(problem.sentence).toBe('The title is too long.')
  expect(problem.fields).toEqual({ title: 'At most 120 characters.', severity: 'Unknown.' })
})

test('[SHELL2] a refusal without words gets the words of its status', () => {
  expect(problemOf(401, undefined).sentence).toBe('You are not signed in.')
  expect(problemOf(418, { detail: 7 }).sentence).toBe('The server did not accept this.')
})
