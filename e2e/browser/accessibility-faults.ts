import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong on what is shown now, in one line each; `within` narrows it to parts of the page. No page of ours
 * has frames, so none is opened to put their findings together; and what is right is not listed: a quarter of the time.
 */
export async function accessibilityFaults(page: Page, within: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  for (const part of within) axe.include(part)
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
}
