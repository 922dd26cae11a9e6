import { AUTHORITIES, AUTHORITY_LABEL, type Authority, type Grant } from '@warroom/shared/domain/authority.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { Check, MessageCircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useMe } from '../../room/use-presence.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './authority-card.module.css'

const authorityOf = (record: IncidentRecord): IncidentRecord['authority'] => record.authority

/** What the commander may do without asking anybody; written down before, so that nobody waits for a signature at night. */
export function AuthorityCard() {
  const authority = useRecordPart(authorityOf)
  if (!authority) return null
  const free = AUTHORITIES.filter((one) => authority[one].granted)
  return (
    <details className={styles.card} id="authority">
      <summary>
        The commander may, without asking: {free.length} of {AUTHORITIES.length}
      </summary>
      <ul>
        {AUTHORITIES.map((one) => (
          <GrantRow key={one} authority={one} grant={authority[one]} />
        ))}
      </ul>
    </details>
  )
}

function GrantRow({ authority, grant }: { readonly authority: Authority; readonly grant: Grant }) {
  const me = useMe()
  const { ask, refusal, offBecause } = useAsk('changeAuthority')
  const [limit, setLimit] = useState<string | null>(null)
  const Icon = grant.granted ? Check : MessageCircleQuestionMark
  const change = (next: Partial<Grant>) =>
    ask({ type: 'changeAuthority', authority, granted: grant.granted, limit: grant.limit, ...next })
  return (
    <li className={styles.row}>
      <Icon aria-hidden="true" className={styles.icon} />
      <span>
        {AUTHORITY_LABEL[authority]}
        <span className={styles.limit}>
          {grant.granted ? grant.limit && ` ${grant.limit}` : ' ask first'}
        </span>
      </span>
      {me.accountRole === 'admin' && (
        <span className={styles.changes}>
          <Button
            kind="quiet"
            live
            disabledBecause={offBecause}
            aria-label={`${grant.granted ? 'Ask first' : 'Without asking'}: ${AUTHORITY_LABEL[authority]}`}
            onClick={() => void change({ granted: !grant.granted })}
          >
            {grant.granted ? 'Ask first' : 'Without asking'}
          </Button>
          {limit === null ? (
            <Button
              kind="quiet"
              aria-label={`Limit: ${AUTHORITY_LABEL[authority]}`}
              onClick={() => setLimit(grant.limit)}
            >
              Limit
            </Button>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                if (!offBecause) void change({ limit }).then((result) => result.ok && setLimit(null))
              }}
              onKeyDown={(event) => event.key === 'Escape' && setLimit(null)}
            >
              <TextField
                label={`Up to where: ${AUTHORITY_LABEL[authority]}`}
                value={limit}
                maxLength={120}
                autoFocus
                onChange={(event) => setLimit(event.target.value)}
                error={refusal?.message}
              />
            </form>
          )}
        </span>
      )}
    </li>
  )
}
