/**
 * Looks at the wall from 4 to 8 metres and says what could not be read.
 *
 *   node tools/wallcheck.ts                      the built client with example incidents
 *   node tools/wallcheck.ts --shots DIR          and keeps a picture of each
 *   node tools/wallcheck.ts --url http://127.0.0.1:4600/i/INC-1/wall --token TOKEN   a wall that is running
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { measureWall, pxPerArcminute, type WallMeasure } from '../e2e/wall/measure-wall.ts'
import { WallServer } from '../e2e/wall/wall-server.ts'
import { SITUATIONS } from '../e2e/wall/wall-situations.ts'
import { chromiumPath } from './system-programs.mjs'

const SEATS_METRES = [4, 5, 6, 7, 8]
/** A 75-inch television. */
const PICTURE_METRES = 0.934
const VIEWPORT = { width: 1920, height: 1080 }

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    token: { type: 'string' },
    shots: { type: 'string' },
    dist: { type: 'string' },
  },
})

function faults(measure: WallMeasure): readonly string[] {
  return [
    ...(measure.smallest < 17.95 ? [`text of ${measure.smallest.toFixed(1)}′`] : []),
    ...(measure.smallestChanging < 19.95 ? [`changing text of ${measure.smallestChanging.toFixed(1)}′`] : []),
    ...measure.outside.map((what) => `outside: ${what}`),
    ...measure.cut.map((what) => `cut: ${what}`),
    ...measure.overlapping.map((what) => `overlapping: ${what}`),
    ...measure.brokenLamps.map((what) => `lamp broken: ${what}`),
    ...(measure.scrolls ? ['the page scrolls'] : []),
  ]
}

async function look(browser: Browser, name: string, url: string): Promise<number> {
  let found = 0
  for (const seat of SEATS_METRES) {
    const page = await browser.newPage({
      viewport: VIEWPORT,
      ...(values.token !== undefined && { extraHTTPHeaders: { authorization: `Bearer ${values.token}` } }),
    })
    const address = new URL(url)
    address.searchParams.set('seat', String(seat))
    address.searchParams.set('screen', String(PICTURE_METRES))
    await page.goto(address.href)
    await page.locator('.wall main section, .wall main > p').first().waitFor()
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const measure = await measureWall(page, pxPerArcminute(seat, PICTURE_METRES, VIEWPORT.height))
    const wrong = faults(measure)
    found += wrong.length
    const rows = Object.entries(measure.shown).map(
      ([section, { rows: shown, more }]) => `${section} ${shown}${more > 0 ? `+${more}` : ''}`,
    )
    console.log(
      `${name} at ${seat} m: ${measure.tier}, ${measure.lines} lines, smallest ${measure.smallest.toFixed(1)}′; ${rows.join(', ')}`,
    )
    for (const fault of wrong) console.log(`  ✗ ${fault}`)
    if (values.shots !== undefined)
      await page.screenshot({ path: join(values.shots, `${name}-${seat}m.png`) })
    await page.close()
  }
  return found
}

const executablePath = chromiumPath()
const asRoot = process.getuid?.() === 0
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--disable-gpu', ...(asRoot ? ['--no-sandbox'] : [])],
})
if (values.shots !== undefined) mkdirSync(values.shots, { recursive: true })
let found = 0
if (values.url !== undefined) {
  found = await look(browser, 'wall', values.url)
} else {
  const server = new WallServer(values.dist)
  const origin = await server.start()
  for (const situation of SITUATIONS) {
    found += await look(browser, situation, `${origin}/i/${situation}/wall`)
  }
  await server.stop()
}
await browser.close()
console.log(found === 0 ? 'Everything can be read.' : `${found} faults.`)
process.exitCode = found === 0 ? 0 : 1
