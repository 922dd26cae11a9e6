import { HYPOTHESIS_STATUS_LABEL, HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import { OverwrittenChoice } from '../../board-list/overwritten-choice.tsx'
import { useNameOf } from '../../room/use-name-of.ts'

/** My choice of state or owner was replaced by somebody's at the same time: both are named. */
export function HypothesisChoicesLost({ id }: { readonly id: string }) {
  const nameOf = useNameOf()
  return (
    <>
      <OverwrittenChoice
        collection="hypotheses"
        id={id}
        field="status"
        what="the state"
        wordFor={(value) => {
          const status = HYPOTHESIS_STATUSES.find((word) => word === value)
          return status ? HYPOTHESIS_STATUS_LABEL[status] : String(value)
        }}
      />
      <OverwrittenChoice
        collection="hypotheses"
        id={id}
        field="owner"
        what="the owner"
        wordFor={(value) => (typeof value === 'string' ? nameOf(value) : 'nobody')}
      />
    </>
  )
}
