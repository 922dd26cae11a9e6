import { Flag } from '../ui/flag.tsx'
import { HypothesisGlyph } from '../ui/hypothesis-glyph.tsx'
import { LampShape } from '../ui/lamp-shape.tsx'
import { ClampedText } from './clamped-text.tsx'
import type { RowLead, WallRow } from './wall-section.ts'
import styles from './wall-sections.module.css'

function Lead({ lead }: { readonly lead: RowLead }) {
  if (lead.kind === 'none') return null
  return (
    <span className={styles.lead}>
      {lead.kind === 'hypothesis' && <HypothesisGlyph status={lead.status} size="calc(16 * var(--am))" />}
      {lead.kind === 'roadblock' && <LampShape level="caution" size="calc(18 * var(--am))" />}
      {lead.kind === 'people' &&
        lead.people.map((person) => (
          <Flag
            key={`${person.pattern} ${person.name}`}
            name={person.name}
            pattern={person.pattern}
            size="inherit"
          />
        ))}
      {lead.kind === 'people' && lead.isVacant && (
        <span className={styles.nobody} role="img" aria-label="Nobody has it">
          ?
        </span>
      )}
    </span>
  )
}

/** One row; with `lines` it takes exactly so many, without it as many as its words want. */
export function WallRowView({ row, lines }: { readonly row: WallRow; readonly lines?: number }) {
  const size = lines === undefined ? undefined : { blockSize: `calc(var(--line) * ${lines})` }
  return (
    <li className={styles.row} style={size} data-key={row.key}>
      <Lead lead={row.lead} />
      <span className={styles.words} data-words="">
        <ClampedText
          texts={[row.text]}
          lines={lines ?? Number.POSITIVE_INFINITY}
          className={row.isEmpty ? styles.quiet : undefined}
          prefix={row.prefix ? <span className={styles.quiet}>{row.prefix} </span> : undefined}
        />
      </span>
      {row.tail && <span className={row.tail.isLate ? styles.late : styles.tail}>{row.tail.text}</span>}
    </li>
  )
}
