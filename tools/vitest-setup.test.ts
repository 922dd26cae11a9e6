import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { runPinned } from './package-bin.mjs'
import { repositoryRoot } from './repository-root.mjs'

test('[HOUSE4] undeclared noise fails a test, declared noise does not, and a declaration in vain fails too', async () => {
  // Inside the repository, because the test it runs imports the real declaration.
  const folder = mkdtempSync(join(repositoryRoot, 'tools', '.console-'))
  try {
    writeFileSync(
      join(folder, 'noise.test.ts'),
      `import { expectConsole } from '@warroom/shared/testing/expected-console.ts'
import { test } from 'vitest'
test('undeclared', () => console.warn('a warning'))
test('declared', () => { expectConsole(/a warn/); console.warn('a warning') })
test('in vain', () => expectConsole(/a warn/))
test('quiet', () => console.log('fine'))
`,
    )
    const path = join(folder, 'report.json')
    await runPinned(
      'vitest',
      ['run', '--reporter=json', `--outputFile.json=${path}`, '--project', 'tools', basename(folder)],
      { stdio: 'capture' },
    )
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const outcomes = report.testResults[0].assertionResults.map(
      (result: { title: string; status: string }) => [result.title, result.status],
    )
    expect(Object.fromEntries(outcomes)).toEqual({
      undeclared: 'failed',
      declared: 'passed',
      'in vain': 'failed',
      quiet: 'passed',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
