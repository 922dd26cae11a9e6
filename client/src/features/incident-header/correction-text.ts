import { type Correction, MILESTONE_LABEL } from '@warroom/shared/domain/incident.ts'
import { instantText } from '../../ui/instant-text.ts'

/** What stood there before a correction, who changed it and when. */
export function correctionText(
  { field, from, at }: Correction,
  who: string,
  now: number,
  zone: string,
): string {
  const what = field === 'title' ? 'Title' : MILESTONE_LABEL[field]
  const before =
    from === null
      ? 'was not known'
      : `was ${typeof from === 'number' ? instantText(from, now, zone) : `“${from}”`}`
  return `${what} ${before}; ${who} corrected it at ${instantText(at, now, zone)}`
}
