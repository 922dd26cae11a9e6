import type { Health } from '@warroom/shared/protocol/health.ts'
import { bytesText, msText } from './quantity-text.ts'

/** Below this a few hours of alerts and uploads fill the disk. */
const LITTLE_FREE_BYTES = 1024 ** 3
const MUCH_BUFFERED_BYTES = 64 * 1024 ** 2
/** People notice from here on. */
const LONG_LAG_MS = 200
/** A busy room empties this in a tenth of a second. */
const MUCH_WAITING = 500
/** Instances say that they are there every second. */
const LONG_SILENCE_MS = 5_000

/** What is not as it should be, each as a sentence that says what it means; none when all is well. */
export function complaintsOf({ storage, load, instances, sockets, rooms }: Health): string[] {
  const complaints: string[] = []
  if (storage.failing) {
    complaints.push('Storage takes no writes. What people type stays on their devices until it does.')
  }
  if (storage.freeBytes !== null && storage.freeBytes < LITTLE_FREE_BYTES) {
    complaints.push(`Only ${bytesText(storage.freeBytes)} are left on the disk.`)
  }
  if (load.overload === 'memory') complaints.push('Hardly any memory is left. No other room is opened.')
  if (load.overload === 'busy')
    complaints.push('It has been busy for seconds. Who only watches is turned away.')
  if (load.lagP99Ms > LONG_LAG_MS) complaints.push(`It was held up for ${msText(load.lagP99Ms)}.`)
  if (instances.reach === 'apart') {
    complaints.push(
      'Word of other instances does not get through. What happens there comes late; nothing is lost.',
    )
  }
  for (const { id, silentMs } of instances.others) {
    if (silentMs > LONG_SILENCE_MS) complaints.push(`Instance ${id} has been silent for ${msText(silentMs)}.`)
  }
  if (sockets.bufferedBytes > MUCH_BUFFERED_BYTES) {
    complaints.push(`${bytesText(sockets.bufferedBytes)} wait for readers who are slow.`)
  }
  for (const { key, waiting } of rooms) {
    if (waiting > MUCH_WAITING) complaints.push(`${waiting} pieces of work wait in ${key}.`)
  }
  return complaints
}
