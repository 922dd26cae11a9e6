/** What the environment says, checked before anything starts. A wrong or unheeded setting stops the start. */
import { isIP } from 'node:net'
import { z } from 'zod'

export interface Config {
  readonly port: number
  readonly host: string
  /** `null`: whatever port is bound, on the loopback address. */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** PostgreSQL; `null` keeps everything in SQLite, in `dataDir`. Holds a password. */
  readonly databaseUrl: string | null
  /** Redis, where instances meet; `null` without. May hold a password. */
  readonly redisUrl: string | null
  readonly adminToken: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** As express understands `trust proxy`; `false` without one. */
  readonly trustProxy: false | number | string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65_535, 'it is above 65535')

const publicUrl = z.string().transform((text, context) => {
  const refuse = (why: string) => {
    context.addIssue(why)
    return z.NEVER
  }
  if (!URL.canParse(text)) return refuse('it is no URL')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('it is neither http nor https')
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    return refuse('it has more than an origin')
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refuse('plain http would show passwords and sessions to the network')
  }
  return url.origin
})

const databaseUrl = z.string().transform((text, context) => {
  const refuse = (why: string) => {
    context.addIssue(why)
    return z.NEVER
  }
  if (!URL.canParse(text)) return refuse('it is no URL')
  const { protocol, pathname } = new URL(text)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') return refuse('it is not postgres://')
  if (pathname.length < 2) return refuse('it names no database')
  return text
})

const redisUrl = z.string().transform((text, context) => {
  const refuse = (why: string) => {
    context.addIssue(why)
    return z.NEVER
  }
  if (!URL.canParse(text)) return refuse('it is no URL')
  const { protocol, hostname, pathname } = new URL(text)
  if (protocol !== 'redis:' && protocol !== 'rediss:') return refuse('it is neither redis:// nor rediss://')
  if (hostname === '') return refuse('it names no host')
  if (!/^(\/\d{0,4})?$/.test(pathname)) return refuse('its path is no database number')
  return text
})

const trustProxy = z.string().transform((text, context) => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const parts = text.split(',').map((part) => part.trim())
  const known = (part: string) => part === 'loopback' || isIP(part.replace(/\/\d{1,3}$/, '')) !== 0
  if (parts.every(known)) return parts.join(', ')
  context.addIssue('it names something that is no address')
  return z.NEVER
})

/** Per variable: how it is read, and the sentence that says what it wants. */
const VARIABLES = {
  PORT: { schema: port, wants: 'a port from 0 to 65535 (0 takes any free one), for example 4600' },
  HOST: { schema: z.string().trim().min(1), wants: 'an address of this machine, for example 127.0.0.1' },
  PUBLIC_URL: {
    schema: publicUrl,
    wants: 'where people reach this server: https://name, or http:// on a loopback name; no path',
  },
  DATA_DIR: { schema: z.string().trim().min(1), wants: 'a directory, for example ./data' },
  DATABASE_URL: {
    schema: databaseUrl,
    wants: 'a PostgreSQL database, for example postgres://warroom:PASSWORD@127.0.0.1:5432/warroom',
  },
  REDIS_URL: {
    schema: redisUrl,
    wants: 'a Redis, with a database number of its own per workspace, for example redis://127.0.0.1:6379/0',
  },
  WARROOM_ADMIN_TOKEN: {
    schema: z.string().regex(/^[\x21-\x7e]{32,512}$/),
    wants: '32 to 512 printable characters without spaces, for example from `openssl rand -hex 32`',
  },
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS), wants: `one of ${LOG_LEVELS.join(', ')}` },
  TRUST_PROXY: {
    schema: trustProxy,
    wants: 'how many proxies stand in front, or their addresses (CIDR or "loopback"), separated by commas',
  },
} as const

/** Settings people will expect to work. Ignoring one would be worse than not starting. */
const NOT_YET: readonly (readonly [RegExp, string])[] = [
  [/^OIDC_/, 'Single sign-on is not supported yet; people come in by invitation links.'],
  [/^SMTP_URL$/, 'E-mail is not supported yet; pass invitation links on yourself.'],
]

export class BadConfiguration extends Error {}

const SECRET = new Set<string>(['WARROOM_ADMIN_TOKEN', 'DATABASE_URL', 'REDIS_URL'])
const shown = (name: string, value: string): string =>
  SECRET.has(name) ? `${value.length} characters` : JSON.stringify(value)

/** Reads the environment, or throws `BadConfiguration` with one line per variable that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = []
  const read = <Name extends keyof typeof VARIABLES>(name: Name) => {
    const value = environment[name]
    if (value === undefined || value === '') return undefined
    const { schema, wants } = VARIABLES[name]
    const result = schema.safeParse(value)
    if (!result.success) {
      const why = result.error.issues.find((issue) => issue.code === 'custom')?.message
      wrong.push(`${name} is ${shown(name, value)}${why ? ` (${why})` : ''}; it wants ${wants}.`)
      return undefined
    }
    return result.data as z.output<(typeof VARIABLES)[Name]['schema']>
  }
  const config: Config = {
    port: read('PORT') ?? 4600,
    host: read('HOST') ?? '127.0.0.1',
    publicUrl: read('PUBLIC_URL') ?? null,
    dataDir: read('DATA_DIR') ?? './data',
    databaseUrl: read('DATABASE_URL') ?? null,
    redisUrl: read('REDIS_URL') ?? null,
    adminToken: read('WARROOM_ADMIN_TOKEN') ?? null,
    logLevel: read('LOG_LEVEL') ?? 'info',
    trustProxy: read('TRUST_PROXY') ?? false,
  }
  if (!isLoopback(config.host)) {
    wrong.push(
      `HOST is ${JSON.stringify(config.host)}, which other machines can reach; it wants a loopback address such as ` +
        '127.0.0.1 until an admin with a password or single sign-on exists, and neither is supported yet. ' +
        'Put a proxy with https in front and set PUBLIC_URL to its address.',
    )
  }
  for (const name of Object.keys(environment)) {
    const refusal = environment[name] && NOT_YET.find(([pattern]) => pattern.test(name))
    if (refusal) wrong.push(`${name} is set, but ${refusal[1]} Unset it to start.`)
  }
  if (wrong.length > 0) throw new BadConfiguration(wrong.join('\n'))
  return config
}
