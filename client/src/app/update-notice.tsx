import { Button } from '../ui/button.tsx'
import { reloadIntoUpdate, useUpdateWaiting } from './app-updates.ts'

/** A line of the page, never over it: whoever is in the middle of something finishes it first. */
export function UpdateNotice({ className }: { readonly className: string | undefined }) {
  if (!useUpdateWaiting()) return null
  return (
    <p className={className} role="status">
      A newer version is ready. <Button onClick={reloadIntoUpdate}>Reload now</Button>
    </p>
  )
}
