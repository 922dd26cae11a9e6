/**
 * A textarea and a `Y.Text`, both ways. Invariants:
 * 1. `shadow` is the text both sides last agreed on; the element is compared with it, never with the document.
 * 2. While an input method composes, nothing is written into the element; what was composed is placed where it was begun,
 *    found again through a relative position.
 * 3. Undo in the field takes back own typing only, also after somebody else's text arrived.
 */
import * as Y from 'yjs'
import { diffText } from './text-diff.ts'

/** The part of `HTMLTextAreaElement` that is used. */
export interface TextElement extends EventTarget {
  value: string
  scrollTop: number
  readonly selectionStart: number
  readonly selectionEnd: number
  readonly selectionDirection: 'forward' | 'backward' | 'none'
  setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void
  /** Only ever asked for `:focus`; placing a selection elsewhere would steal the focus in some browsers. */
  matches(selector: string): boolean
}

export interface BindTextOptions {
  /** Called after each change of the text by this element. */
  readonly onTyped?: () => void
  /** Called after the element shows something new, whoever wrote it. */
  readonly onShown?: () => void
}

/** A textarea shows every line break as one `\n`; other writers may have stored `\r\n`. */
export const asShown = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Where the character at a shown index stands in the stored text. */
export function storedIndex(text: string, shown: number): number {
  if (!text.includes('\r')) return Math.min(shown, text.length)
  let stored = 0
  for (let i = 0; i < shown && stored < text.length; i++) stored += text.startsWith('\r\n', stored) ? 2 : 1
  return stored
}

/** The other way round. */
export const shownIndex = (text: string, stored: number): number => asShown(text.slice(0, stored)).length

export function bindText(element: TextElement, text: Y.Text, options: BindTextOptions = {}): () => void {
  const binding = new TextBinding(element, text, options)
  return () => binding.destroy()
}

class TextBinding {
  private readonly element: TextElement
  private readonly text: Y.Text
  private readonly doc: Y.Doc
  private readonly options: BindTextOptions
  /** Origin of this element's own changes: another element on the same text must still hear of them. */
  private readonly origin = { source: 'textElement' } as const
  private readonly undo: Y.UndoManager
  private shadow: string
  private composing: { readonly at: number; readonly position: Y.RelativePosition } | null = null
  private selection: readonly [Y.RelativePosition, Y.RelativePosition] | null = null

  constructor(element: TextElement, text: Y.Text, options: BindTextOptions) {
    const { doc } = text
    if (!doc) throw new Error('A text is bound after it has become part of a document.')
    this.element = element
    this.text = text
    this.doc = doc
    this.options = options
    this.undo = new Y.UndoManager(text, { trackedOrigins: new Set([this.origin]) })
    this.shadow = text.toString()
    element.value = asShown(this.shadow)
    element.addEventListener('input', this.onInput)
    element.addEventListener('compositionstart', this.onCompositionStart)
    element.addEventListener('compositionend', this.onCompositionEnd)
    element.addEventListener('beforeinput', this.onBeforeInput)
    element.addEventListener('keydown', this.onKeyDown)
    doc.on('beforeTransaction', this.onBeforeTransaction)
    text.observe(this.onChange)
  }

  destroy(): void {
    const { element } = this
    if (this.composing) this.onCompositionEnd()
    element.removeEventListener('input', this.onInput)
    element.removeEventListener('compositionstart', this.onCompositionStart)
    element.removeEventListener('compositionend', this.onCompositionEnd)
    element.removeEventListener('beforeinput', this.onBeforeInput)
    element.removeEventListener('keydown', this.onKeyDown)
    this.doc.off('beforeTransaction', this.onBeforeTransaction)
    this.text.unobserve(this.onChange)
    this.undo.destroy()
  }

  /** A position that stays with the character before it, so that what others type at the caret comes after it. */
  private relative(shown: number): Y.RelativePosition {
    return Y.createRelativePositionFromTypeIndex(this.text, storedIndex(this.shadow, shown), -1)
  }

  private absolute(position: Y.RelativePosition, otherwise: number): number {
    return Y.createAbsolutePositionFromRelativePosition(position, this.doc)?.index ?? otherwise
  }

  private readonly onInput = (): void => {
    if (!this.composing) this.commit(null)
  }

  private readonly onCompositionStart = (): void => {
    const at = this.element.selectionStart
    this.composing = { at, position: this.relative(at) }
  }

  private readonly onCompositionEnd = (): void => {
    const begun = this.composing
    this.composing = null
    if (begun) this.commit(begun)
  }

  /** Brings the element's change into the text. */
  private commit(begun: { readonly at: number; readonly position: Y.RelativePosition } | null): void {
    const { element, shadow } = this
    const caret = element.selectionStart
    const change = diffText(asShown(shadow), element.value, caret)
    if (change) {
      const from = storedIndex(shadow, change.at)
      const to = storedIndex(shadow, change.at + change.remove)
      // The document may have moved on while composing: go by where the composition was begun.
      const shift = begun ? this.absolute(begun.position, from) - storedIndex(shadow, begun.at) : 0
      const at = Math.min(Math.max(0, from + shift), this.text.length)
      const remove = Math.min(to - from, this.text.length - at)
      this.doc.transact(() => {
        if (remove > 0) this.text.delete(at, remove)
        // Half a character cannot be stored; it would come back as something else on other screens.
        if (change.insert) this.text.insert(at, change.insert.toWellFormed())
      }, this.origin)
    }
    this.shadow = this.text.toString()
    const shown = asShown(this.shadow)
    if (element.value !== shown) {
      const shift = begun ? shownIndex(this.shadow, this.absolute(begun.position, 0)) - begun.at : 0
      element.value = shown
      element.setSelectionRange(Math.max(0, caret + shift), Math.max(0, caret + shift))
    }
    if (change) this.options.onTyped?.()
    this.options.onShown?.()
  }

  private readonly onBeforeTransaction = (): void => {
    this.selection = null
    if (this.composing || !this.element.matches(':focus')) return
    const { selectionStart, selectionEnd } = this.element
    this.selection = [this.relative(selectionStart), this.relative(selectionEnd)]
  }

  private readonly onChange = (_event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this.origin || this.composing) return
    const { element, selection } = this
    this.shadow = this.text.toString()
    const shown = asShown(this.shadow)
    if (element.value === shown) return
    const { scrollTop, selectionDirection } = element
    element.value = shown
    if (selection) {
      const [start, end] = selection.map((p) => shownIndex(this.shadow, this.absolute(p, this.shadow.length)))
      if (start !== undefined && end !== undefined) element.setSelectionRange(start, end, selectionDirection)
    }
    element.scrollTop = scrollTop
    this.options.onShown?.()
  }

  // The browser's own undo forgets everything each time others' text is shown, so the field's undo is ours.
  private readonly onBeforeInput = (event: Event): void => {
    const { inputType } = event as InputEvent
    if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return
    event.preventDefault()
    this.travel(inputType === 'historyUndo')
  }

  private readonly onKeyDown = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event as KeyboardEvent
    if (!(ctrlKey || metaKey) || altKey) return
    const letter = key.toLowerCase()
    if (letter !== 'z' && !(letter === 'y' && ctrlKey)) return
    event.preventDefault()
    this.travel(letter === 'z' && !shiftKey)
  }

  private travel(back: boolean): void {
    if (this.composing) return
    if (back) this.undo.undo()
    else this.undo.redo()
    this.options.onTyped?.()
  }
}
