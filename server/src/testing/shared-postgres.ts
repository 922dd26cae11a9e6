/** One PostgreSQL for all test files of a run; each test takes a database of its own (`inject('postgres')`). */
import type { TestProject } from 'vitest/node'
import { PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** An address of its `postgres` database, from which others are made. */
    postgres: string
  }
}

let server: PostgresServer | null = null

export async function setup(project: TestProject): Promise<void> {
  server = await new PostgresServer().start()
  project.provide('postgres', server.urlOf('postgres'))
}

export async function teardown(): Promise<void> {
  await server?.discard()
}
