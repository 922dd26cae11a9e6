/** Going to a card by its anchor (`act-7`, `hyp-3`, `role-commander`): opens what is closed around it, then focuses it. */
export function jumpTo(anchor: string): boolean {
  const element = document.getElementById(anchor)
  if (!element) return false
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true
  }
  element.scrollIntoView({ block: 'nearest' })
  if (!element.matches('[tabindex], a, button, input, textarea')) element.tabIndex = -1
  element.focus({ preventScroll: true })
  return true
}

/** Regions in the order of F6, as they are marked in the page. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  )
  if (regions.length === 0) return
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const first = step === 1 ? 0 : regions.length - 1
  const next = regions[here < 0 ? first : (here + step + regions.length) % regions.length]
  const inside = [
    ...(next?.querySelectorAll<HTMLElement>(
      'button:not([tabindex="-1"]), a[href], input, textarea, [tabindex="0"]',
    ) ?? []),
  ].find((element) => element.checkVisibility())
  ;(inside ?? next)?.focus()
}
