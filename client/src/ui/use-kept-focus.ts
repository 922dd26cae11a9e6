import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * For an element that can take the focus: when a control inside it goes away under the person's hand, the focus stays
 * with the element instead of falling back to the page's beginning.
 */
export function useKeptFocus<T extends HTMLElement>(element: RefObject<T | null>) {
  const isInside = useRef(false)
  // After each render: only a render takes controls away, and React tells no blur for what it removes.
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) element.current?.focus()
  })
  return {
    onFocus: ({ currentTarget, target }: FocusEvent<T>) => {
      // Menus are elsewhere in the page and look after the focus themselves.
      isInside.current = currentTarget.contains(target)
    },
    onBlur: () => {
      isInside.current = false
    },
  }
}
