/** Severities of the field (FIELD 2): five levels and an honest "not known yet". */
export const SEVERITIES = ['unknown', 'sev1', 'sev2', 'sev3', 'sev4', 'sev5'] as const
export type Severity = (typeof SEVERITIES)[number]

/** One line each, for the severity strip and the guide. */
export const SEVERITY_MEANING: Readonly<Record<Severity, string>> = {
  unknown: 'Not sure yet. Treated as 2 until someone knows.',
  sev1: 'Critical: many customers cannot work, or data is at risk. Executives and the public are told.',
  sev2: 'Critical: many customers are affected.',
  sev3: 'Minor impact that needs attention now; may become a 2.',
  sev4: 'Small issue; customers can still use the product.',
  sev5: 'Cosmetic, or a bug without urgency.',
}

/** `SEV-1`, or `SEV ?` while unknown. */
export const severityLabel = (severity: Severity): string =>
  severity === 'unknown' ? 'SEV ?' : `SEV-${severity.slice(3)}`

/** The single character inside the severity glyph. */
export const severityDigit = (severity: Severity): string =>
  severity === 'unknown' ? '?' : severity.slice(3)

/** When unsure, treat it as the higher: an unknown severity obliges as SEV-2 does (FIELD 2). */
export const effectiveSeverity = (severity: Severity): Exclude<Severity, 'unknown'> =>
  severity === 'unknown' ? 'sev2' : severity

/** The major-incident line lies below SEV-2. */
export const isMajor = (severity: Severity): boolean => ['sev1', 'sev2'].includes(effectiveSeverity(severity))

/**
 * Minutes between two stakeholder updates (FIELD 4; 60 for SEV-3 is our own interpolation). `null`: told when
 * something changes, no countdown.
 */
export const updateCadenceMinutes = (severity: Severity): number | null => {
  const level = effectiveSeverity(severity)
  if (level === 'sev1' || level === 'sev2') return 30
  return level === 'sev3' ? 60 : null
}
