import { expect, test } from 'vitest'
import { BadConfiguration, readConfig } from './config.ts'

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message
    throw error
  }
  return 'it started'
}

test('[CFG1] with nothing set, everything has its documented default', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    port: 4600,
    host: '127.0.0.1',
    publicUrl: null,
    dataDir: './data',
    databaseUrl: null,
    redisUrl: null,
    adminToken: null,
    logLevel: 'info',
    trustProxy: false,
  })
})

test('[CFG1] an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('[CFG1] what is set is taken', () => {
  const config = readConfig({
    PORT: '0',
    HOST: 'localhost',
    PUBLIC_URL: 'https://war.example/',
    DATA_DIR: '/srv/war',
    DATABASE_URL: 'postgres://me:secret@db/war?sslmode=verify-full',
    REDIS_URL: 'rediss://:secret@cache:6380/2',
    WARROOM_ADMIN_TOKEN: 'x'.repeat(32),
    LOG_LEVEL: 'debug',
    TRUST_PROXY: '127.0.0.1/8, ::1',
  })
  expect(config).toEqual({
    port: 0,
    host: 'localhost',
    publicUrl: 'https://war.example',
    dataDir: '/srv/war',
    databaseUrl: 'postgres://me:secret@db/war?sslmode=verify-full',
    redisUrl: 'rediss://:secret@cache:6380/2',
    adminToken: 'x'.repeat(32),
    logLevel: 'debug',
    trustProxy: '127.0.0.1/8, ::1',
  })
  expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1)
})

test.each([
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PUBLIC_URL', 'war.example'],
  ['PUBLIC_URL', 'ftp://war.example'],
  ['PUBLIC_URL', 'https://war.example/room'],
  ['PUBLIC_URL', 'https://me@war.example'],
  ['PUBLIC_URL', 'http://war.example'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
])('[CFG2] %s=%s does not start, and the words say what it got and what it wants', (name, value) => {
  const words = refusal({ [name]: value })
  expect(words).toContain(`${name} is "${value}"`)
  expect(words).toContain('it wants')
})

test('[CFG2] all wrong variables are named at once', () => {
  expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2)
})

test('[CFG3] a short admin token is refused without being shown', () => {
  const words = refusal({ WARROOM_ADMIN_TOKEN: 'hunter2' })
  expect(words).toContain('WARROOM_ADMIN_TOKEN is 7 characters; it wants 32')
  expect(words).not.toContain('hunter2')
})

test.each([
  'localhost:6379',
  'http://cache',
  'redis:///1',
  'redis://:geheim@cache/people',
  'redis://cache/0/1',
])('[CFG2] REDIS_URL=%s does not start, and no password of it is shown', (url) => {
  const words = refusal({ REDIS_URL: url })
  expect(words).toMatch(/^REDIS_URL is \d+ characters \(its? .*\); it wants a Redis/)
  expect(words).not.toContain('geheim')
})

test.each(['db.example/war', 'mysql://me:hunter2@db/war', 'postgres://me:hunter2@db'])(
  '[CFG2] DATABASE_URL=%s does not start, and no password of it is shown',
  (url) => {
    const words = refusal({ DATABASE_URL: url })
    expect(words).toMatch(/^DATABASE_URL is \d+ characters \(it .*\); it wants a PostgreSQL database/)
    expect(words).not.toContain('hunter2')
  },
)

test.each(['0.0.0.0', '::', '192.168.1.5', 'war.example'])(
  '[CFG4] HOST=%s is refused, saying what is missing',
  (host) => {
    expect(refusal({ HOST: host })).toContain('until an admin with a password or single sign-on exists')
  },
)

test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('[CFG4] HOST=%s is this machine alone', (host) => {
  expect(readConfig({ HOST: host }).host).toBe(host)
})

test.each([
  ['OIDC_ISSUER', 'https://id.example'],
  ['SMTP_URL', 'smtp://localhost'],
])('[CFG5] %s is refused rather than ignored', (name, value) => {
  expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} is set, but .* not supported yet`))
})
