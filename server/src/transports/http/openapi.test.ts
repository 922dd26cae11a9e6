import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestServer } from '../../testing/test-server.ts'
import { WallHouse } from '../../testing/wall-house.ts'
import { Site } from '../site.ts'
import { createHttpApp } from './create-http-app.ts'
import { Metrics } from './metrics.ts'
import type { Door } from './request-guards.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, { readonly description: string }>>
  readonly security: readonly object[]
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

let room: TestServer
let document: Document
beforeAll(async () => {
  room = await new TestServer().start()
  document = (await room.get('/api/v1/openapi.json')).body
})
afterAll(() => room.discard())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

test('[HTTP9] every route is described: nothing is mounted beside the endpoints and the wall', () => {
  const wall = new WallHouse().walls
  const site = new Site({ publicUrl: null, host: '127.0.0.1', port: 1 })
  const metrics = new Metrics({
    loadedRooms: () => 0,
    largestDocumentBytes: () => 0,
    longestTail: () => 0,
    syncConnections: () => 0,
    sendBufferBytes: () => 0,
    redisUp: () => 1,
    storageFreeBytes: () => null,
  })
  const app = createHttpApp({
    endpoints: [],
    // Nothing is asked of the door: the routes are only counted.
    door: { site } as Door,
    wall,
    metrics,
    clientDirectory: '/nowhere',
    trustProxy: false,
    logger: pino({ level: 'silent' }),
  })
  expect(app.router.stack.filter((layer) => layer.route)).toEqual([])
  const streamed = wall.stack.map((layer) => `/api/v1/incidents${layer.route?.path.replace(':id', '{id}')}`)
  expect(streamed.length).toBeGreaterThan(0)
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(streamed))
})

test('[HTTP9] the description is OpenAPI 3.1 with one name per call', () => {
  expect(document.openapi).toBe('3.1.0')
  const names = operations().map(({ operation }) => operation.operationId)
  expect(names.length).toBeGreaterThan(15)
  expect(new Set(names).size).toBe(names.length)
})

test('[HTTP9] every call says its parameters, its body and how it can fail', () => {
  for (const { path, method, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const described = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)
    expect([path, described]).toEqual([path, named])
    const answers = Object.keys(operation.responses)
    expect([path, method, answers.some((s) => s.startsWith('2'))]).toEqual([path, method, true])
    if (operation.security.length > 0) expect(answers).toContain('401')
    if (operation.requestBody) expect(answers).toEqual(expect.arrayContaining(['400', '413', '415', '422']))
  }
})

test('[HTTP9] commands and declarations are described by the schemas that read them', () => {
  const text = JSON.stringify(document)
  for (const word of ['changeSeverity', 'offerHandover', 'publishUpdate', 'takeCommand', 'Idempotency-Key']) {
    expect(text).toContain(word)
  }
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas).toHaveProperty(name ?? '')
  }
})
