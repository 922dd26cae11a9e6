import type { TextStore } from './seat-setting.ts'

/** This device's storage, or `null` where the browser forbids it. */
export function deviceStore(): TextStore | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
