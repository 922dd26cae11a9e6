import {
  AUTHORITIES,
  AUTHORITY_LABEL,
  type AuthorityCard,
  type Grant,
} from '@warroom/shared/domain/authority.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from './preparation.module.css'
import type { DefaultAuthority, Outcome } from './preparation.ts'

export interface AuthorityFormProps {
  readonly kept: DefaultAuthority
  /** Why this person may only read it. */
  readonly offBecause: string | null
  readonly onSave: (authority: AuthorityCard, revision: number) => Outcome
}

export function AuthorityForm({ kept, offBecause, onSave }: AuthorityFormProps) {
  const [card, setCard] = useState(kept.authority)
  const [said, setSaid] = useState<{ readonly isRefused: boolean; readonly words: string } | null>(null)
  if (offBecause !== null) return <ReadOnly authority={kept.authority} why={offBecause} />
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const refused = await onSave(card, kept.revision)
    setSaid(refused === null ? { isRefused: false, words: 'Saved.' } : { isRefused: true, words: refused })
  }
  return (
    <form
      className={styles.form}
      aria-label="The authority of command"
      onSubmit={(event) => void save(event)}
    >
      {AUTHORITIES.map((one) => {
        const change = (grant: Partial<Grant>) => {
          setSaid(null)
          setCard({ ...card, [one]: { ...card[one], ...grant } })
        }
        return (
          <div key={one} className={styles.grant}>
            <label className={styles.may}>
              <input
                type="checkbox"
                checked={card[one].granted}
                onChange={(event) => change({ granted: event.target.checked })}
              />
              {AUTHORITY_LABEL[one]}
            </label>
            {card[one].granted && (
              <TextField
                label={`Up to where: ${AUTHORITY_LABEL[one]}`}
                hideLabel
                placeholder="Up to where? (empty: no limit)"
                maxLength={120}
                value={card[one].limit}
                onChange={(event) => change({ limit: event.target.value })}
              />
            )}
          </div>
        )
      })}
      <div className={styles.acts}>
        <Button type="submit" disabledBecause={card === kept.authority ? 'Nothing is changed yet' : null}>
          Save
        </Button>
        <span role="status">{said && !said.isRefused && said.words}</span>
      </div>
      {said?.isRefused && <InlineError>{said.words}</InlineError>}
    </form>
  )
}

const ReadOnly = ({ authority, why }: { readonly authority: AuthorityCard; readonly why: string }) => (
  <>
    <ul className={styles.steps}>
      {AUTHORITIES.map((one) => (
        <li key={one}>
          {AUTHORITY_LABEL[one]}:{' '}
          {authority[one].granted ? authority[one].limit || 'without asking' : 'ask first'}
        </li>
      ))}
    </ul>
    <p className={styles.quiet}>{why}</p>
  </>
)
