/** What an update still lacks, in words; `null` when it can be published (FIELD 6: what, whom it hurts, when they hear next). */
export function missingForUpdate(draft: {
  readonly whatHappened: string
  readonly impact: string
}): string | null {
  const missing = [
    draft.whatHappened.trim() === '' && 'what happened',
    draft.impact.trim() === '' && 'whom it affects',
  ].filter((words): words is string => words !== false)
  return missing.length > 0 ? `Say ${missing.join(' and ')} before it is published.` : null
}
