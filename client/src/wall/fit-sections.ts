/**
 * Which rows stand on the wall, and in how many lines each: everything is counted in pixels measured before, so that the
 * same data on the same screen always gives the same picture, and no row is ever cut.
 */
export interface FitSection<Id extends string = string> {
  readonly id: Id
  readonly hasHeading: boolean
  /** Lines each row would like, at least 1. */
  readonly rows: readonly number[]
  /** Rows that come before any row of any section gets a second line; 0 for what may have only what is left over. */
  readonly atLeast: number
}

export interface FitMetrics {
  readonly heading: number
  readonly line: number
  /** Between rows, and below the heading. */
  readonly rowGap: number
  readonly sectionGap: number
}

export interface FittedSection<Id extends string = string> {
  readonly id: Id
  /** Lines given to each row shown, from the first on. */
  readonly rows: readonly number[]
}

const headHeight = (section: FitSection, m: FitMetrics): number =>
  m.sectionGap + (section.hasHeading ? m.heading : 0)

/** What a section would take with everything shown. */
export const wantedHeight = (section: FitSection, m: FitMetrics): number =>
  headHeight(section, m) + section.rows.reduce((sum, lines) => sum + m.rowGap + m.line * lines, 0)

/**
 * Sections come in order of importance. First each opens with its most needed rows, one line each; then those rows get
 * the lines they want; then rows are dealt out one by one, a section at a time, until nothing more fits; sections that
 * may wait come last.
 */
export function fitSections<Id extends string>(
  sections: readonly FitSection<Id>[],
  budget: number,
  m: FitMetrics,
): readonly FittedSection<Id>[] {
  const row = m.rowGap + m.line
  const given: Given<Id>[] = []
  // The first section has no gap above it.
  let left = budget + m.sectionGap
  const open = (section: FitSection<Id>, least: number): void => {
    const room = Math.floor((left - headHeight(section, m)) / row)
    const rows = Math.min(least, section.rows.length, room)
    if (rows < 1) return
    given.push({ section, rows: Array.from({ length: rows }, () => 1) })
    left -= headHeight(section, m) + rows * row
  }
  for (const section of sections) open(section, section.atLeast)
  left -= stretch(given, left, m.line)
  for (let dealt = true; dealt; ) {
    dealt = false
    for (const { section, rows } of given) {
      const wanted = section.rows[rows.length]
      if (wanted === undefined || left < row) continue
      const lines = Math.min(wanted, 1 + Math.floor((left - row) / m.line))
      rows.push(lines)
      left -= m.rowGap + lines * m.line
      dealt = true
    }
  }
  for (const section of sections.filter((s) => s.atLeast === 0)) {
    open(section, 1)
    const last = given.at(-1)
    if (last?.section === section) left -= stretch([last], left, m.line)
  }
  return given.map(({ section, rows }) => ({ id: section.id, rows }))
}

interface Given<Id extends string> {
  readonly section: FitSection<Id>
  readonly rows: number[]
}

/** Gives rows the lines they want, one line a round, while there is room; returns what it took. */
function stretch<Id extends string>(given: readonly Given<Id>[], left: number, line: number): number {
  let taken = 0
  for (let stretched = true; stretched; ) {
    stretched = false
    for (const { section, rows } of given) {
      for (const [i, lines] of rows.entries()) {
        if (lines >= (section.rows[i] ?? 1) || left - taken < line) continue
        rows[i] = lines + 1
        taken += line
        stretched = true
      }
    }
  }
  return taken
}

/** The column each section stands in: `fixed` ones where they belong, the others where more room is left. */
export function inColumns<Id extends string>(
  sections: readonly FitSection<Id>[],
  fixed: Readonly<Partial<Record<Id, 0 | 1>>>,
  m: FitMetrics,
): readonly [readonly FitSection<Id>[], readonly FitSection<Id>[]] {
  const columns: [FitSection<Id>[], FitSection<Id>[]] = [[], []]
  const filled: [number, number] = [0, 0]
  const put = (section: FitSection<Id>, column: 0 | 1): void => {
    columns[column].push(section)
    filled[column] += wantedHeight(section, m)
  }
  for (const section of sections) {
    const column = fixed[section.id]
    if (column !== undefined) put(section, column)
  }
  for (const section of sections) {
    if (fixed[section.id] === undefined) put(section, filled[0] <= filled[1] ? 0 : 1)
  }
  return columns
}
