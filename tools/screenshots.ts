// `node tools/run.mjs tools/screenshots.ts`: the pictures of the README, taken from the seeded workspace in the system's
// Chromium while others are really on the board.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { buildClientIfStale } from './client-build.mjs'
import { repositoryRoot } from './repository-root.mjs'
import { type SeededServer, startSeededServer } from './seed/seeded-server.ts'
import { chromiumPath } from './system-programs.mjs'

const FOLDER = join(repositoryRoot, 'docs', 'screenshots')
const TITLE = 'Checkout errors in EU'
/** Who else is there, and the words they have clicked on. */
const OTHERS = [
  ['Mara Lindqvist', 'Roll all EU pods back to 4.11'],
  ['Aiko Tanaka', '4.12 holds two connections per order'],
  ['Jonas Weber', 'The pool points at the old orders primary'],
  ['Lena Kowalska', null],
] as const
/** Fonts are there, and every transition that ends has ended. Runs in the page. */
async function settled(): Promise<void> {
  await document.fonts.ready
  const ending = document
    .getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(ending.map((one) => one.finished))
}

const executablePath = chromiumPath()
if (executablePath === undefined) throw new Error('Chromium is not installed')
if ((await buildClientIfStale()) !== 0) throw new Error('The client could not be built')
mkdirSync(FOLDER, { recursive: true })

const server = await startSeededServer()
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const id = await server.incident(TITLE)
  for (const [name, words] of OTHERS) {
    const page = await openAs(server, browser, name, `/i/${id}`)
    if (words !== null) await page.getByText(words).first().click()
  }
  const board = await openAs(server, browser, 'Mo Okafor', `/i/${id}`)
  await take(board, 'board', '[data-screen], main')
  const wall = await openAs(server, browser, 'Mo Okafor', `/i/${id}/wall`, { width: 1920, height: 1080 })
  await take(wall, 'wall', 'main')
} finally {
  await browser.close()
  await server.close()
}

async function openAs(
  { url, cookieOf }: SeededServer,
  browser: Browser,
  name: string,
  path: string,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme: 'dark', serviceWorkers: 'block' })
  await context.addCookies([await cookieOf(name)])
  const page = await context.newPage()
  await page.goto(url + path)
  await page.getByText(TITLE).first().waitFor()
  return page
}

async function take(page: Page, name: string, ready: string): Promise<void> {
  await page.locator(ready).first().waitFor()
  await page.evaluate(settled)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`docs/screenshots/${name}.png`)
}
