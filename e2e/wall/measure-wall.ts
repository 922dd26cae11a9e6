/** What a wall looks like from a seat, read from the page itself. */
import type { Page } from '@playwright/test'

export interface WallMeasure {
  readonly tier: string
  readonly lines: number
  /** Pieces of text that are seen. */
  readonly texts: number
  /** Height of the smallest capitals in minutes of arc, of all text and of text that changes. */
  readonly smallest: number
  readonly smallestChanging: number
  readonly outside: readonly string[]
  readonly cut: readonly string[]
  readonly overlapping: readonly string[]
  readonly brokenLamps: readonly string[]
  readonly scrolls: boolean
  /** Rows shown and said to be left out, by section. */
  readonly shown: Readonly<Record<string, { readonly rows: number; readonly more: number }>>
}

/** Capitals of B612 against its em; every text of the wall is set in it. */
const CAP_HEIGHT = 0.76

/** CSS pixels per minute of arc, from geometry alone: not what the page says of itself. */
export const pxPerArcminute = (seatMetres: number, pictureMetres: number, heightPx: number): number =>
  (seatMetres * Math.tan(Math.PI / 180 / 60) * heightPx) / pictureMetres

export const measureWall = (page: Page, arcminutePx: number): Promise<WallMeasure> =>
  page.evaluate(measureInPage, { arcminutePx, capHeight: CAP_HEIGHT })

/** Runs inside the page, so it may use nothing from outside itself. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: only this one function is sent to the page.
function measureInPage({
  arcminutePx,
  capHeight,
}: {
  readonly arcminutePx: number
  readonly capHeight: number
}): WallMeasure {
  interface Piece {
    readonly text: string
    readonly element: Element
    readonly rects: readonly DOMRect[]
    readonly arcminutes: number
    readonly isStatic: boolean
  }
  const slack = 1
  const wall = document.querySelector<HTMLElement>('.wall')
  if (!wall) throw new Error('there is no wall on this page')

  const fontPx = (element: Element): number => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    return element instanceof SVGGraphicsElement ? size * (element.getScreenCTM()?.d ?? 1) : size
  }
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = (node.textContent ?? '').trim()
    if (!element || !text || !element.checkVisibility({ visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter((r) => r.width > 0)
    const arcminutes = (fontPx(element) * capHeight) / arcminutePx
    pieces.push({ text, element, rects, arcminutes, isStatic: element.closest('[data-static]') !== null })
  }
  const name = (piece: Piece): string => piece.text.slice(0, 40)
  const within = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack
  /** The part of a line where letters are: capitals and what hangs below, without the leading. */
  const letters = (r: DOMRect): DOMRect => new DOMRect(r.x, r.y + r.height * 0.16, r.width, r.height * 0.76)

  const screen = new DOMRect(0, 0, innerWidth, innerHeight)
  const outside = pieces.filter((p) => p.rects.some((r) => !within(letters(r), screen))).map(name)
  for (const element of wall.querySelectorAll('*')) {
    const isSeen = element.checkVisibility({ visibilityProperty: true })
    if (isSeen && !within(element.getBoundingClientRect(), screen)) outside.push(`<${element.tagName}>`)
  }

  const isClipped = (piece: Piece): boolean => {
    for (let box = piece.element; box !== wall; box = box.parentElement ?? wall) {
      const clips = getComputedStyle(box).overflow !== 'visible' && !(box instanceof SVGElement)
      const isRow = box.matches('li')
      if ((clips || isRow) && piece.rects.some((r) => !within(letters(r), box.getBoundingClientRect())))
        return true
    }
    return piece.rects.length === 0
  }

  const overlapping: string[] = []
  for (const [i, a] of pieces.entries()) {
    for (const b of pieces.slice(i + 1)) {
      const touches = a.rects.some((ra) =>
        b.rects.some((rb) => {
          const [la, lb] = [letters(ra), letters(rb)]
          const x = Math.min(la.right, lb.right) - Math.max(la.left, lb.left)
          const y = Math.min(la.bottom, lb.bottom) - Math.max(la.top, lb.top)
          return x > slack && y > slack
        }),
      )
      if (touches) overlapping.push(`${name(a)} / ${name(b)}`)
    }
  }

  const rowsOf = (p: Piece): number => new Set(p.rects.map((r) => Math.round(r.top))).size
  const lampPieces = pieces.filter((p) => p.element.closest('[data-lamp]'))
  const shown: Record<string, { rows: number; more: number }> = {}
  for (const section of wall.querySelectorAll<HTMLElement>('section[data-section]')) {
    const more = /\+(\d+)/.exec(section.firstElementChild?.textContent ?? '')?.[1] ?? '0'
    shown[section.dataset.section ?? ''] = {
      rows: section.querySelectorAll('li').length,
      more: Number(more),
    }
  }
  const least = (list: readonly Piece[]): number => Math.min(...list.map((p) => p.arcminutes))
  const root = document.documentElement
  return {
    tier: wall.dataset.tier ?? '',
    lines: Number(wall.dataset.lines),
    texts: pieces.length,
    smallest: least(pieces),
    smallestChanging: least(pieces.filter((p) => !p.isStatic)),
    outside,
    cut: pieces.filter(isClipped).map(name),
    overlapping,
    brokenLamps: lampPieces.filter((p) => rowsOf(p) > 1 || (p.isStatic && p.text.endsWith('…'))).map(name),
    scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
    shown,
  }
}
