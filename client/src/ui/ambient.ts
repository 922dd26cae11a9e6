import { localSetting } from './local-setting.ts'

/** Day for lit rooms, night for dark ones; `auto` follows the system. Kept on this device. */
export const AMBIENTS = ['auto', 'day', 'night'] as const
export type Ambient = (typeof AMBIENTS)[number]
// `public/ambient.js` reads the same key before the first paint.
export const ambient = localSetting<Ambient>('warroom.ambient', AMBIENTS)

/** Keeps `<html data-ambient>` as chosen, in all tabs. */
export function applyAmbient(root: HTMLElement = document.documentElement): void {
  const apply = () => {
    const chosen = ambient.get()
    if (chosen === 'auto') delete root.dataset.ambient
    else root.dataset.ambient = chosen
  }
  ambient.subscribe(apply)
  apply()
}
