import { HYPOTHESIS_STATUS_LABEL, type Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import { Ellipsis, GripVertical } from 'lucide-react'
import { memo, useId } from 'react'
import frame from '../../board-list/board-list.module.css'
import { PeopleHere } from '../../board-list/people-here.tsx'
import { useRowState, useRows } from '../../board-list/rows-state.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useConfidence, useEvidence, useHypothesis } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import { HypothesisGlyph } from '../../ui/hypothesis-glyph.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { EditingNow } from './editing-now.tsx'
import styles from './hypothesis-card.module.css'
import { HypothesisChoicesLost } from './hypothesis-choices-lost.tsx'
import { HypothesisDetails } from './hypothesis-details.tsx'
import { confidenceSummary, evidenceCounts, hypothesisName } from './hypothesis-words.ts'
import { sectionOf } from './ledger-sections.ts'
import { SettledBecause } from './settled-because.tsx'
import { useHypothesisActs } from './use-hypothesis-acts.ts'

/** One hypothesis. It takes an id and watches that hypothesis alone. */
export const HypothesisCard = memo(function HypothesisCard({ id }: { readonly id: string }) {
  const hypothesis = useHypothesis(id)
  return hypothesis && <PresentCard hypothesis={hypothesis} />
})

function PresentCard({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { id, status } = hypothesis
  const { isCurrent, isExpanded, isMoving } = useRowState(id)
  const me = useMe()
  const { canEdit } = useBoardEdits()
  const detailsId = useId()
  const part = { hypothesis, canEdit, tabIndex: isCurrent ? 0 : -1 }
  const isSettled = sectionOf(hypothesis) !== 'open'
  return (
    <li
      id={`hyp-${hypothesis.number ?? id}`}
      data-row={id}
      tabIndex={-1}
      className={classList(frame.row, styles.card)}
      data-status={status}
      data-mine={(!isSettled && hypothesis.owner === me.personId) || undefined}
      data-expanded={isExpanded || undefined}
      data-moving={isMoving || undefined}
    >
      {canEdit && (
        <span className={frame.grip} data-row-handle aria-hidden="true">
          <GripVertical className={frame.gripIcon} />
        </span>
      )}
      <div className={styles.line}>
        <StatusControl {...part} />
        <Statement {...part} isExpanded={isExpanded} detailsId={detailsId} />
        <CardEnd {...part} isSettled={isSettled} />
      </div>
      {isSettled ? <SettledBecause hypothesis={hypothesis} /> : <CardFacts hypothesis={hypothesis} />}
      <HypothesisChoicesLost id={id} isExpanded={isExpanded} />
      {isExpanded && <HypothesisDetails hypothesis={hypothesis} id={detailsId} />}
    </li>
  )
}

interface PartProps {
  readonly hypothesis: Hypothesis
  readonly canEdit: boolean
  readonly tabIndex: number
}

function StatusControl({ hypothesis, canEdit, tabIndex }: PartProps) {
  const rows = useRows()
  const shown = (
    <>
      <HypothesisGlyph status={hypothesis.status} />
      {HYPOTHESIS_STATUS_LABEL[hypothesis.status]}
    </>
  )
  if (!canEdit) return <span className={styles.status}>{shown}</span>
  return (
    <button
      type="button"
      className={styles.status}
      data-row-menu="state"
      aria-haspopup="menu"
      aria-label={`State of ${hypothesisName(hypothesis)}: ${HYPOTHESIS_STATUS_LABEL[hypothesis.status]}`}
      tabIndex={tabIndex}
      onClick={(event) => rows.openMenu({ id: hypothesis.id, kind: 'state', anchor: event.currentTarget })}
    >
      {shown}
    </button>
  )
}

function Statement(props: PartProps & { readonly isExpanded: boolean; readonly detailsId: string }) {
  const { hypothesis, isExpanded, detailsId, tabIndex } = props
  const rows = useRows()
  return (
    <button
      type="button"
      data-row-title
      className={styles.statement}
      aria-expanded={isExpanded}
      aria-controls={isExpanded ? detailsId : undefined}
      tabIndex={tabIndex}
      onClick={() => rows.setExpanded(hypothesis.id, !isExpanded)}
    >
      {hypothesis.number !== null && <span className={styles.number}>H{hypothesis.number}</span>}
      <span className={styles.words}>{hypothesis.statement || 'No words yet'}</span>
    </button>
  )
}

function CardEnd({ hypothesis, canEdit, tabIndex, isSettled }: PartProps & { readonly isSettled: boolean }) {
  const rows = useRows()
  const acts = useHypothesisActs()
  const name = hypothesisName(hypothesis)
  return (
    <span className={styles.end}>
      <PeopleHere kind="hypothesis" id={hypothesis.id} except={hypothesis.owner} />
      {isSettled && canEdit ? (
        <Button
          tabIndex={tabIndex}
          onClick={() => acts.setStatus(hypothesis, 'proposed')}
          aria-label={`Reopen ${name}`}
        >
          Reopen
        </Button>
      ) : (
        <Owner hypothesis={hypothesis} canEdit={canEdit && !isSettled} tabIndex={tabIndex} />
      )}
      {canEdit && (
        <Button
          kind="quiet"
          data-row-menu="more"
          aria-haspopup="menu"
          aria-label={`More about ${name}`}
          title="More"
          tabIndex={tabIndex}
          onClick={(event) => rows.openMenu({ id: hypothesis.id, kind: 'more', anchor: event.currentTarget })}
        >
          <Ellipsis className={styles.moreIcon} aria-hidden="true" />
        </Button>
      )}
    </span>
  )
}

function Owner({ hypothesis, canEdit, tabIndex }: PartProps) {
  const rows = useRows()
  const nameOf = useNameOf()
  const { owner } = hypothesis
  const flag = owner !== null && <PersonFlag personId={owner} decorative={canEdit} />
  if (!canEdit) return flag
  const said = owner === null ? 'nobody' : nameOf(owner)
  return (
    <Button
      kind="quiet"
      data-row-menu="owner"
      aria-haspopup="menu"
      title={said}
      tabIndex={tabIndex}
      onClick={(event) => rows.openMenu({ id: hypothesis.id, kind: 'owner', anchor: event.currentTarget })}
    >
      <VisuallyHidden>
        Owner of {hypothesisName(hypothesis)}: {owner !== null && said}
      </VisuallyHidden>
      {flag || <span className={styles.unowned}>no owner</span>}
    </Button>
  )
}

function CardFacts({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const evidence = useEvidence(hypothesis.id)
  const confidence = useConfidence(hypothesis.id)
  const me = useMe()
  const nameOf = useNameOf()
  const sure = confidenceSummary(confidence, me.personId, nameOf)
  return (
    <div className={styles.facts}>
      <span className={styles.counts}>{evidenceCounts(evidence)}</span>
      <span className={styles.more}>
        {hypothesis.nextTest && <span>next: {hypothesis.nextTest}</span>}
        {hypothesis.disproof && <span>would be disproved by: {hypothesis.disproof}</span>}
        {sure && <span>{sure}</span>}
        <EditingNow hypothesisId={hypothesis.id} evidence={evidence} />
      </span>
    </div>
  )
}
