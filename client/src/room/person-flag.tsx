import { Flag, type FlagProps } from '../ui/flag.tsx'
import { useKnownPeople } from './use-name-of.ts'

export interface PersonFlagProps extends Pick<FlagProps, 'size' | 'away' | 'decorative'> {
  readonly personId: string
}

/** The flag of a person in this incident: pattern by order of arrival, so that it is the same on every screen. */
export function PersonFlag({ personId, ...looks }: PersonFlagProps) {
  const known = useKnownPeople()(personId)
  return <Flag name={known?.name ?? 'Somebody'} pattern={known?.pattern ?? null} {...looks} />
}
