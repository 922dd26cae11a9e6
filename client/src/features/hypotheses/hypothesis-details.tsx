import type { Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import { SharedField } from '../../room/shared-field.tsx'
import { useEvidence } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { Button } from '../../ui/button.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import { ConfidenceLine } from './confidence.tsx'
import evidenceStyles from './evidence.module.css'
import { EvidenceForm } from './evidence-form.tsx'
import { EvidenceItem } from './evidence-item.tsx'
import styles from './hypothesis-details.module.css'
import { STATEMENT_LENGTH } from './hypothesis-limits.ts'
import { hypothesisName, quoted } from './hypothesis-words.ts'
import { LinkedActions } from './linked-actions.tsx'
import { useHypothesisActs } from './use-hypothesis-acts.ts'

/** Everything about one hypothesis, below its card. */
export function HypothesisDetails({
  hypothesis,
  id,
}: {
  readonly hypothesis: Hypothesis
  readonly id: string
}) {
  const { canEdit } = useBoardEdits()
  const nameOf = useNameOf()
  const evidence = useEvidence(hypothesis.id)
  const isRuledOut = hypothesis.status === 'ruledOut'
  return (
    <div id={id} className={styles.details}>
      {canEdit ? <Fields hypothesis={hypothesis} /> : <Words hypothesis={hypothesis} />}
      <ConfidenceLine hypothesis={hypothesis} />
      <LinkedActions hypothesisId={hypothesis.id} />
      <section className={styles.evidence} aria-label={`Evidence about ${hypothesisName(hypothesis)}`}>
        <h3>Evidence</h3>
        {evidence.length > 0 && (
          <ul className={evidenceStyles.list}>
            {evidence.map((item) => (
              <EvidenceItem key={item.id} evidence={item} />
            ))}
          </ul>
        )}
        {evidence.length === 0 && (
          <p className={styles.hint}>
            Nothing yet. What speaks against it is worth as much as what speaks for it.
          </p>
        )}
        {canEdit && (
          <EvidenceForm
            hypothesisId={hypothesis.id}
            about={hypothesisName(hypothesis)}
            {...(isRuledOut && { initialStance: 'against' as const })}
          />
        )}
      </section>
      <p className={styles.hint}>
        Proposed by {nameOf(hypothesis.createdBy)}, <ShownTime at={hypothesis.createdAt} />
      </p>
    </div>
  )
}

/** For observers: what there is to read, without fields that cannot be used. */
function Words({ hypothesis: { disproof, nextTest } }: { readonly hypothesis: Hypothesis }) {
  if (disproof === '' && nextTest === '') return null
  return (
    <dl className={styles.words}>
      {disproof !== '' && <dt>What would prove it wrong</dt>}
      {disproof !== '' && <dd>{disproof}</dd>}
      {nextTest !== '' && <dt>Next test</dt>}
      {nextTest !== '' && <dd>{nextTest}</dd>}
    </dl>
  )
}

function Fields({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const acts = useHypothesisActs()
  const { id, statement, nextTest, disproof } = hypothesis
  const field = { collection: 'hypotheses', id, maxLength: STATEMENT_LENGTH } as const
  return (
    <>
      <SharedField
        {...field}
        field="statement"
        label="Hypothesis"
        value={statement}
        required
        describe={(text) => `You reworded it to ${quoted(text)}`}
      />
      <div className={styles.pair}>
        <SharedField
          {...field}
          field="disproof"
          label="What would prove it wrong?"
          value={disproof}
          placeholder="A result that rules it out"
          describe={() => `You said what would disprove ${quoted(statement)}`}
        />
        <div className={styles.nextTest}>
          <SharedField
            {...field}
            field="nextTest"
            label="Next test"
            value={nextTest}
            placeholder="The cheapest check that tells most"
            describe={() => `You changed the next test of ${quoted(statement)}`}
          />
          {nextTest.trim() !== '' && (
            <Button onClick={() => acts.makeAction(hypothesis)}>Make it an action</Button>
          )}
        </div>
      </div>
    </>
  )
}
