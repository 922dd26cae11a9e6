/** No word between instances: because there is one only, or because they share a database and nothing else. */
import type { InstanceBus } from '../ports/instance-bus.ts'

const NOTHING = (): void => undefined

export const silentBus = (reach: 'alone' | 'apart'): InstanceBus => ({
  reach,
  hasOthers: false,
  others: new Map(),
  tell: NOTHING,
  onNews: () => NOTHING,
  onChange: () => NOTHING,
  onGone: () => NOTHING,
  onMissed: () => NOTHING,
})
