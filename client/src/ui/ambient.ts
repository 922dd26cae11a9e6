import { localSetting } from './local-setting.ts'

/** Day for lit rooms, night for dark ones; `auto` follows the system. Kept on this device. */
export const AMBIENTS = ['auto', 'day', 'night'] as const
export type Ambient = (typeof AMBIENTS)[number]
export const ambient = localSetting<Ambient>('warroom.ambient', AMBIENTS)

/** Keeps `<html data-ambient>` right; called once, before the first paint. */
export function applyAmbient(root: HTMLElement = document.documentElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = ambient.get()
    root.dataset['ambient'] = chosen === 'auto' ? (dark.matches ? 'night' : 'day') : chosen
  }
  dark.addEventListener('change', apply)
  ambient.subscribe(apply)
  apply()
}
