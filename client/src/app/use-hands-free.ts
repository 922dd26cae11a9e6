import { useEffect, useState } from 'react'

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]'
const isTyping = (): boolean => document.activeElement?.matches(FIELDS) ?? false

/** Once `wanted`, true from the first moment at which nobody is typing in a field: what comes in must not move it away. */
export function useHandsFree(wanted: boolean): boolean {
  const [isFree, setFree] = useState(false)
  if (!wanted && isFree) setFree(false)
  useEffect(() => {
    if (!wanted || isFree) return
    const look = () => {
      if (!isTyping()) setFree(true)
    }
    // After the focus has arrived where it goes.
    const later = () => requestAnimationFrame(look)
    look()
    addEventListener('focusout', later)
    return () => removeEventListener('focusout', later)
  }, [wanted, isFree])
  return wanted && isFree
}
