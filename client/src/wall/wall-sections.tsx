import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useNow } from '../ui/use-now.ts'
import { ClampedText, linesOf } from './clamped-text.tsx'
import { type FittedSection, fitSections, inColumns } from './fit-sections.ts'
import { WallRowView } from './wall-row-view.tsx'
import type { WallScale } from './wall-scale.ts'
import { asideTexts, type SectionId, type WallSection, wallSections } from './wall-section.ts'
import styles from './wall-sections.module.css'
import { wallSizes } from './wall-sizes.ts'

/** What the page said about itself: room for rows, and the lines each row's words want. */
interface Measured {
  readonly height: number
  readonly wanted: Readonly<Record<string, number>>
}

/** Where people look for what, at any time; the rest goes where there is room. */
const COLUMN_OF: Readonly<Partial<Record<SectionId, 0 | 1>>> = { known: 0, thinking: 0, doing: 1, help: 1 }

const rowKey = (section: WallSection, key: string): string => `${section.id} ${key}`

function useMeasured(
  area: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): Measured | null {
  const [measured, setMeasured] = useState<Measured | null>(null)
  // After every render, before anything is painted: the answer changes the picture only when the page changed.
  useLayoutEffect(() => {
    if (!area.current || !probe.current) return
    const wanted: Record<string, number> = {}
    for (const row of probe.current.querySelectorAll<HTMLElement>('[data-key]')) {
      const words = row.querySelector<HTMLElement>('[data-words] > *')
      const section = row.closest<HTMLElement>('[data-section]')?.dataset.section
      if (words) wanted[`${section} ${row.dataset.key}`] = linesOf(words)
    }
    const next = { height: area.current.clientHeight, wanted }
    setMeasured((was) => (JSON.stringify(was) === JSON.stringify(next) ? was : next))
  })
  return measured
}

function planned(
  sections: readonly WallSection[],
  measured: Measured,
  scale: WallScale,
): readonly (readonly FittedSection<SectionId>[])[] {
  const sizes = wallSizes(scale)
  const fit = sections.map((section) => ({
    id: section.id,
    hasHeading: section.heading !== '',
    atLeast: section.atLeast,
    rows: section.rows.map((row) =>
      Math.max(1, Math.min(section.mostLines, measured.wanted[rowKey(section, row.key)] ?? 1)),
    ),
  }))
  const columns = scale.columns === 2 ? inColumns(fit, COLUMN_OF, sizes) : [fit]
  return columns.map((column) => fitSections(column, measured.height, sizes))
}

function Section({ section, rows }: { readonly section: WallSection; readonly rows: readonly number[] }) {
  return (
    <section className={styles.section} data-section={section.id}>
      {section.heading && (
        <div className={styles.heading}>
          <h2 data-static="">{section.heading}</h2>
          <ClampedText className={styles.aside} texts={asideTexts(section, rows.length)} lines={1} />
        </div>
      )}
      <ul className={styles.rows}>
        {section.rows.slice(0, rows.length).map((row, i) => (
          <WallRowView key={row.key} row={row} lines={rows[i] ?? 1} />
        ))}
      </ul>
    </section>
  )
}

/** The lists: as many rows as fit, decided by measuring, so that none is cut and nothing scrolls. */
export function WallSections({
  projection,
  scale,
}: {
  readonly projection: WallProjection
  readonly scale: WallScale
}) {
  const area = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const now = useNow(10_000)
  const sections = wallSections(projection, scale.tier, now)
  const measured = useMeasured(area, probe)
  const columns = measured ? planned(sections, measured, scale) : []
  return (
    <div ref={area} className={styles.area} data-columns={scale.columns}>
      {columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, nothing else.
        <div key={at} className={styles.column}>
          {column.map((fitted) => {
            const section = sections.find((s) => s.id === fitted.id)
            return section && <Section key={fitted.id} section={section} rows={fitted.rows} />
          })}
        </div>
      ))}
      <div ref={probe} className={styles.probe} aria-hidden="true">
        {sections.map((section) => (
          <ul key={section.id} data-section={section.id}>
            {section.rows.map((row) => (
              <WallRowView key={row.key} row={row} />
            ))}
          </ul>
        ))}
      </div>
    </div>
  )
}
