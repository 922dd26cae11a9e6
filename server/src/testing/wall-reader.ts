/** Reads frames one by one, as a browser's EventSource would. */
export class WallReader {
  private readonly abort = new AbortController()
  private text = ''
  private chunks: AsyncIterator<string> | null = null

  async open(url: string): Promise<Response> {
    const response = await fetch(url, { signal: this.abort.signal })
    if (!response.body) throw new Error('a stream has a body')
    this.chunks = response.body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
    return response
  }

  /** The next frame, or `null` when the stream has ended. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.text.indexOf('\n\n')
      if (end >= 0) {
        const frame = this.text.slice(0, end)
        this.text = this.text.slice(end + 2)
        return frame
      }
      const chunk = await this.chunks?.next()
      if (!chunk || chunk.done) return null
      this.text += chunk.value
    }
  }

  close(): void {
    this.abort.abort()
  }
}
