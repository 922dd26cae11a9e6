/** `npm run demo [-- SPEED]`: plays the rehearsal where it can be watched, and leaves the room open afterwards. */
import { chromium } from '@playwright/test'
import { play } from '../e2e/rehearsal/play.ts'
import { setStage } from '../e2e/rehearsal/stage.ts'
import { chromiumPath } from './system-programs.mjs'

const PORT = 4700
const speed = Number(process.argv[2] ?? '60')
if (!(speed >= 1 && speed <= 600)) {
  console.error(
    'Usage: npm run demo [-- SPEED]   (how many times faster than life; 1 to 600, 60 unless told)',
  )
  process.exit(2)
}
const executablePath = chromiumPath()
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const stage = await setStage({ browser, speed, port: PORT })
console.log(`
Twelve people, two hours, ${speed} times as fast. Come in and look on:

  ${await stage.invitation()}

Clocks on your screen follow in steps: the server’s time runs ${speed} times as fast as yours.
`)
try {
  await play(stage, ({ minute, tells }) =>
    console.log(`${String(Math.floor(minute)).padStart(4)} min  ${tells}`),
  )
  console.log('\nThe room stays open until you press Ctrl+C.')
  await new Promise((resolve) => process.once('SIGINT', resolve))
} catch (error) {
  console.error(`The play broke off: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
await stage.strike()
await browser.close()
