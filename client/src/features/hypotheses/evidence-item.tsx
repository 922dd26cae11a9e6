import { EVIDENCE_STANCES, type Evidence } from '@warroom/shared/domain/hypothesis.ts'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { SharedField } from '../../room/shared-field.tsx'
import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useEvidenceText } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { Menu } from '../../ui/menu.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './evidence.module.css'
import { httpLink, linkName } from './http-link.ts'
import { LINK_LENGTH } from './hypothesis-limits.ts'
import { STANCE_LABEL, STANCE_SIGN } from './stance.ts'

/** One piece of evidence: which way it points, the words (anybody may mend them), who saw it, when, where to look. */
export function EvidenceItem({ evidence }: { readonly evidence: Evidence }) {
  const { canEdit } = useBoardEdits()
  const nameOf = useNameOf()
  const text = useEvidenceText(evidence.id)
  const [isEditingLink, setEditingLink] = useState(false)
  const link = httpLink(evidence.link)
  return (
    <li className={styles.item} data-stance={evidence.stance}>
      <span className={styles.stance}>
        <span className={styles.sign} aria-hidden="true">
          {STANCE_SIGN[evidence.stance]}
        </span>
        {STANCE_LABEL[evidence.stance]}
      </span>
      <div className={styles.words}>
        {text && canEdit ? (
          <SharedTextarea
            text={text}
            label={`Evidence ${STANCE_LABEL[evidence.stance].toLowerCase()}`}
            hideLabel
            name="evidence"
            kind="evidence"
            id={evidence.id}
            rows={1}
          />
        ) : (
          <p>{evidence.text}</p>
        )}
        <p className={styles.source}>
          {evidence.createdBy !== null && <PersonFlag personId={evidence.createdBy} size="sm" decorative />}
          <span>{nameOf(evidence.createdBy)}</span>
          <ShownTime at={evidence.createdAt} />
          {link && (
            <a href={link.href} rel="noreferrer" target="_blank">
              {linkName(link)}
            </a>
          )}
          {!link && evidence.link && <span>Not a web address: {evidence.link}</span>}
        </p>
        {isEditingLink && (
          <SharedField
            collection="evidence"
            id={evidence.id}
            field="link"
            label="Link"
            value={evidence.link}
            maxLength={LINK_LENGTH}
            placeholder="https://…"
            describe={() => 'You changed the link of a piece of evidence'}
            autoFocus
            onDone={() => setEditingLink(false)}
          />
        )}
      </div>
      {canEdit && <EvidenceMenu evidence={evidence} onEditLink={() => setEditingLink(true)} />}
    </li>
  )
}

function EvidenceMenu({
  evidence,
  onEditLink,
}: {
  readonly evidence: Evidence
  readonly onEditLink: () => void
}) {
  const edits = useBoardEdits()
  const words = quotedOr(evidence.text, 'a piece of evidence')
  return (
    <Menu
      label={`More about evidence ${words}`}
      trigger={<Ellipsis className={styles.moreIcon} aria-hidden="true" />}
      entries={[
        ...EVIDENCE_STANCES.filter((stance) => stance !== evidence.stance).map((stance) => ({
          id: stance,
          label: `It is ${STANCE_LABEL[stance].toLowerCase()}`,
          onAction: () => {
            const label = `You made ${words} ${STANCE_LABEL[stance].toLowerCase()}`
            edits.setEvidence(evidence.id, { stance }, label)
          },
        })),
        { id: 'link', label: evidence.link ? 'Change the link' : 'Add a link', onAction: onEditLink },
        {
          id: 'withdraw',
          label: 'Withdraw it',
          detail: 'Undo brings it back',
          onAction: () => {
            edits.setEvidence(evidence.id, { withdrawn: true }, `You withdrew evidence ${words}`)
          },
        },
      ]}
    />
  )
}
