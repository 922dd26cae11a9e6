import type { TextElement } from '../bind-text.ts'

/** A focused textarea without a browser: setting the value moves the caret to the end, as browsers do. */
export class FakeTextarea extends EventTarget implements TextElement {
  private content = ''
  scrollTop = 0
  selectionStart = 0
  selectionEnd = 0
  selectionDirection: 'forward' | 'backward' | 'none' = 'none'

  get value(): string {
    return this.content
  }

  set value(value: string) {
    this.content = value.replace(/\r\n?/g, '\n')
    this.setSelectionRange(this.content.length, this.content.length)
  }

  setSelectionRange(start: number, end: number, direction: 'forward' | 'backward' | 'none' = 'none'): void {
    this.selectionStart = Math.min(start, this.content.length)
    this.selectionEnd = Math.min(end, this.content.length)
    this.selectionDirection = direction
  }

  matches(selector: string): boolean {
    return selector === ':focus'
  }

  /** What a person does: replaces a range by what they type; the caret ends up behind it. */
  type(text: string, from = this.selectionStart, to = this.selectionEnd): void {
    this.content = this.content.slice(0, from) + text + this.content.slice(to)
    this.setSelectionRange(from + text.length, from + text.length)
    this.dispatchEvent(new Event('input'))
  }

  compose(steps: readonly string[], during: () => void): void {
    this.dispatchEvent(new Event('compositionstart'))
    const at = this.selectionStart
    for (const step of steps) this.type(step, at, this.selectionStart)
    during()
    this.dispatchEvent(new Event('compositionend'))
  }

  press(key: string, modifiers: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean } = {}): Event {
    const event = Object.assign(new Event('keydown', { cancelable: true }), {
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...modifiers,
    })
    this.dispatchEvent(event)
    return event
  }
}
