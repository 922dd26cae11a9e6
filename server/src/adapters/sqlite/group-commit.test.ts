import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GroupCommit } from './group-commit.ts'

let db: DatabaseSync
let group: GroupCommit
beforeEach(() => {
  db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE word(text TEXT PRIMARY KEY) STRICT')
  group = new GroupCommit(db)
})
afterEach(() => db.close())

const add = (text: string) => () => Number(db.prepare('INSERT INTO word(text) VALUES (?)').run(text).changes)
const words = () =>
  db
    .prepare('SELECT text FROM word ORDER BY text')
    .all()
    .map(({ text }) => text)

test('[GROUP1] what is written in one moment is committed once, and told only then', async () => {
  let commits = 0
  const exec = db.exec.bind(db)
  db.exec = (sql) => {
    if (sql === 'COMMIT') commits += 1
    exec(sql)
  }
  const told: string[] = []
  const both = ['a', 'b', 'c'].map((text) => group.commit(add(text)).then(() => told.push(text)))
  await Promise.resolve()
  expect([told, words()]).toEqual([[], []])
  await Promise.all(both)
  expect([commits, told, words()]).toEqual([1, ['a', 'b', 'c'], ['a', 'b', 'c']])
})

test('[GROUP2] one that fails leaves nothing, and the others are kept', async () => {
  const all = await Promise.allSettled([
    group.commit(add('a')),
    group.commit(() => {
      add('half')()
      return add('a')()
    }),
    group.commit(add('b')),
  ])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(words()).toEqual(['a', 'b'])
})

test('[GROUP3] when the disk fails them all, nobody is told of success and nothing is there', async () => {
  db.exec('PRAGMA max_page_count = 3')
  const all = await Promise.allSettled([
    group.commit(add('a')),
    group.commit(add('x'.repeat(100_000))),
    group.commit(add('b')),
  ])
  for (const { status } of all) expect(status).toBe('rejected')
  expect(words()).toEqual([])
  db.exec('PRAGMA max_page_count = 1000')
  expect(await group.commit(add('again'))).toBe(1)
})
