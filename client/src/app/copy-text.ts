import { announce } from '../ui/live-region.tsx'

/** Whether the clipboard took it; says so to people who listen. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    announce(`${what} is copied.`)
    return true
  } catch {
    return false
  }
}
