import * as Y from 'yjs'

/** Two replicas that exchange updates only when told to. */
export class TwoDocuments {
  readonly alice = new Y.Doc()
  readonly bob = new Y.Doc()

  exchange(): void {
    const [forBob, forAlice] = [
      Y.encodeStateAsUpdate(this.alice, Y.encodeStateVector(this.bob)),
      Y.encodeStateAsUpdate(this.bob, Y.encodeStateVector(this.alice)),
    ]
    Y.applyUpdate(this.bob, forBob, 'remote')
    Y.applyUpdate(this.alice, forAlice, 'remote')
  }
}
