/** The wall as it is built, looked at from every seat a 75-inch screen serves. */
import { expect, type Page, test } from '@playwright/test'
import { measureWall, pxPerArcminute, type WallMeasure } from './measure-wall.ts'
import { WallServer } from './wall-server.ts'
import { SITUATIONS, type Situation, wallSituation } from './wall-situations.ts'

const SEATS_METRES = [4, 5, 6, 7, 8]
const PICTURE_METRES = 0.934
const VIEWPORT = { width: 1920, height: 1080 }
/** Measuring rounds to a hundredth of a minute of arc. */
const ROUNDING = 0.02

let server: WallServer
let origin = ''
test.beforeAll(async () => {
  server = new WallServer()
  origin = await server.start()
})
test.afterAll(() => server.stop())

async function wallAt(page: Page, situation: Situation, seatMetres: number): Promise<WallMeasure> {
  await page.goto(`${origin}/i/${situation}/wall?seat=${seatMetres}&screen=${PICTURE_METRES}`)
  await page.locator('section[data-section]').first().waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return measureWall(page, pxPerArcminute(seatMetres, PICTURE_METRES, VIEWPORT.height))
}

test.use({ viewport: VIEWPORT })

for (const situation of SITUATIONS) {
  test(`[WALLE1] [WALLE2] [WALLE3] [WALLE4] the ${situation} wall can be read from 4 to 8 metres`, async ({
    page,
  }) => {
    for (const seatMetres of SEATS_METRES) {
      await test.step(`${seatMetres} m`, async () => {
        const measure = await wallAt(page, situation, seatMetres)
        // [WALLE1] letters
        expect(measure.texts).toBeGreaterThan(8)
        expect(measure.smallest).toBeGreaterThanOrEqual(18 - ROUNDING)
        expect(measure.smallestChanging).toBeGreaterThanOrEqual(20 - ROUNDING)
        // [WALLE2] nothing lost
        expect(measure.outside).toEqual([])
        expect(measure.cut).toEqual([])
        expect(measure.scrolls).toBe(false)
        // [WALLE3] nothing on top of another
        expect(measure.overlapping).toEqual([])
        // [WALLE4] lamps
        expect(measure.brokenLamps).toEqual([])
      })
    }
  })
}

test('[WALLE5] what is left out is counted: rows shown and "+n more" add up to what there is', async ({
  page,
}) => {
  for (const situation of ['busy', 'nasty'] as const) {
    const { totals, newlyRuledOut } = wallSituation(situation, Date.now())
    for (const seatMetres of SEATS_METRES) {
      const { shown } = await wallAt(page, situation, seatMetres)
      const sum = (section: string): number => (shown[section]?.rows ?? 0) + (shown[section]?.more ?? 0)
      expect(sum('doing')).toBe(totals.actions)
      if (shown.thinking) expect(sum('thinking')).toBe(totals.hypotheses + newlyRuledOut.length)
      if (shown.help) expect(sum('help')).toBe(totals.roadblocks)
      if (shown.deciding) expect(sum('deciding')).toBe(totals.decisions)
    }
  }
})

test('[WALLE5] from every seat a busy wall shows at least three actions, the late one first', async ({
  page,
}) => {
  for (const seatMetres of SEATS_METRES) {
    const { shown } = await wallAt(page, 'busy', seatMetres)
    expect(shown.doing?.rows).toBeGreaterThanOrEqual(3)
    const first = page.locator('section[data-section=doing] li').first()
    await expect(first).toContainText('Drain eu-2')
    await expect(first).toContainText(/\+\d+ min/)
  }
})

test('[WALLE6] the wall fits other screens, and a phone reads it as a card', async ({ page }) => {
  for (const [width, height, pictureMetres] of [
    [1440, 900, PICTURE_METRES],
    [1280, 720, PICTURE_METRES],
    [3840, 2160, PICTURE_METRES],
    // Hung upright.
    [1080, 1920, 1.66],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const situation of ['busy', 'nasty'] as const) {
      await page.goto(`${origin}/i/${situation}/wall?seat=6&screen=${pictureMetres}`)
      await page.locator('section[data-section]').first().waitFor()
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const measure = await measureWall(page, pxPerArcminute(6, pictureMetres, height))
      const { outside, cut, overlapping, brokenLamps, scrolls } = measure
      expect({ outside, cut, overlapping, brokenLamps, scrolls }).toEqual({
        ...{ outside: [], cut: [], overlapping: [], brokenLamps: [], scrolls: false },
      })
      expect(measure.smallest).toBeGreaterThanOrEqual(18 - ROUNDING)
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  for (const situation of SITUATIONS) {
    await page.goto(`${origin}/i/${situation}/wall`)
    await page.locator('section[data-section]').first().waitFor()
    const { tier, outside, cut, overlapping, scrolls } = await measureWall(page, 1)
    expect({ tier, outside, cut, overlapping, scrolls }).toEqual({
      ...{ tier: 'card', outside: [], cut: [], overlapping: [], scrolls: false },
    })
  }
})

test('[WALLE7] the check itself bites: too small, cut, broken and overlapping text is found', async ({
  page,
}) => {
  await wallAt(page, 'busy', 6)
  await page.addStyleTag({
    content: `[data-lamp=blocked] b, [data-lamp=blocked] b * { white-space: pre-wrap; width: 3em }
      h1 { margin-bottom: -1.5em } footer { font-size: 12px !important } section { translate: -200px }`,
  })
  const measure = await measureWall(page, pxPerArcminute(6, PICTURE_METRES, VIEWPORT.height))
  expect(measure.smallest).toBeLessThan(18)
  expect(measure.outside.length).toBeGreaterThan(0)
  expect(measure.cut.length).toBeGreaterThan(0)
  expect(measure.overlapping.length).toBeGreaterThan(0)
  expect(measure.brokenLamps.length).toBeGreaterThan(0)
})
