import { HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import { SEVERITIES } from '@warroom/shared/domain/severity.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Button } from './button.tsx'
import { Flag } from './flag.tsx'
import { HypothesisGlyph } from './hypothesis-glyph.tsx'
import { SeverityGlyph } from './severity-glyph.tsx'

test('[UI10] every severity has its own outline, its digit and a name', () => {
  const drawn = SEVERITIES.map((severity) => renderToStaticMarkup(<SeverityGlyph severity={severity} />))
  expect(drawn[1]).toContain('role="img"')
  expect(drawn[1]).toContain('aria-label="SEV-1"')
  expect(drawn[1]).toContain('>1</text>')
  expect(drawn[0]).toContain('aria-label="Severity not known yet"')
  const outlines = drawn.map((svg) => /<(?:path|rect|circle)[^>]*>/.exec(svg)?.[0])
  expect(new Set(outlines).size).toBe(SEVERITIES.length)
})

test('[UI10] only severities 1 and 2 have colour', () => {
  const coloured = SEVERITIES.filter((severity) =>
    /alarm|caution/.test(renderToStaticMarkup(<SeverityGlyph severity={severity} />)),
  )
  expect(coloured).toEqual(['sev1', 'sev2'])
})

test('[UI11] every state of a hypothesis has its own shape, and the word beside it names it', () => {
  const drawn = HYPOTHESIS_STATUSES.map((status) => renderToStaticMarkup(<HypothesisGlyph status={status} />))
  expect(new Set(drawn.map((svg) => svg.replace(/aria-label="[^"]*"/, ''))).size).toBe(
    HYPOTHESIS_STATUSES.length,
  )
  expect(drawn.every((svg) => svg.includes('aria-hidden="true"'))).toBe(true)
})

test('[UI12] a person is told by letters and pattern, and away is said in words', () => {
  const flag = renderToStaticMarkup(<Flag name="Alice Adams" pattern={13} away />)
  expect(flag).toContain('aria-label="Alice Adams, away"')
  expect(flag).toContain('data-pattern="1"')
  expect(flag).toContain('>AA<')
})

test('[UI13] a button that cannot be used now stays reachable and says why', () => {
  const button = renderToStaticMarkup(<Button disabledBecause="Needs connection">Take it</Button>)
  expect(button).toContain('aria-disabled="true"')
  expect(button).toContain('aria-description="Needs connection"')
  expect(button).not.toMatch(/\sdisabled/)
})
