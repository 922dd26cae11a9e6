// A stock y-websocket client with a document of its own.
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'

export class Stock {
  constructor(doc, base, room, params) {
    this.doc = doc
    this.provider = new WebsocketProvider(base, room, doc, {
      WebSocketPolyfill: WebSocket,
      disableBc: true,
      params,
    })
    this.synced = new Promise((resolve) => this.provider.on('sync', resolve))
  }

  close() {
    this.provider.destroy()
  }
}
