import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { longestFitting } from './longest-fitting.ts'

/** Lines a block of text takes, by its own line height. */
export function linesOf(element: HTMLElement): number {
  const line = Number.parseFloat(getComputedStyle(element).lineHeight)
  return Math.round(element.offsetHeight / line)
}

/** Writes the first of `texts` that fits into `target`, or as much of the last as fits. `outer` is the block around it. */
export function writeFitting(
  outer: HTMLElement,
  target: HTMLElement,
  texts: readonly [string, ...string[]],
  lines: number,
): void {
  const fits = (candidate: string): boolean => {
    target.textContent = candidate
    return linesOf(outer) <= lines
  }
  target.textContent = texts.find(fits) ?? longestFitting(texts.at(-1) ?? texts[0], fits)
}

export interface ClampedTextProps {
  /** What to say, the fullest first; the first that fits is said. The last is cut at a word when nothing fits. */
  readonly texts: readonly [string, ...string[]]
  readonly lines: number
  /** Stands before the text and is never cut. */
  readonly prefix?: ReactNode
  readonly className?: string | undefined
}

/** Text in at most so many lines, cut at a word and marked: what CSS cuts, it cuts inside a letter. */
export function ClampedText({ texts, lines, prefix, className }: ClampedTextProps) {
  const block = useRef<HTMLSpanElement>(null)
  const inner = useRef<HTMLSpanElement>(null)
  const measured = useRef('')
  useLayoutEffect(() => {
    const [outer, target] = [block.current, inner.current]
    if (!outer || !target) return
    const style = getComputedStyle(outer)
    const key = JSON.stringify([texts, lines, outer.clientWidth, style.font, document.fonts?.status])
    if (measured.current === key && prefix === undefined) return
    measured.current = key
    writeFitting(outer, target, texts, lines)
  })
  return (
    <span ref={block} className={className} style={{ display: 'block', overflowWrap: 'anywhere' }}>
      {prefix}
      <span ref={inner} />
    </span>
  )
}
