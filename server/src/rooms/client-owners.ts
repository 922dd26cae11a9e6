import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { ClientOwner } from '../ports/incident-log.ts'
import { SERVER_CLIENT_ID } from './document-lane.ts'

/**
 * Which person each Yjs clientID belongs to, for ever, per document. Without it somebody could write under another's
 * clientID, and replicas would differ silently.
 */
export class ClientOwners {
  private readonly owners = new Map<string, PersonId>()

  constructor(known: readonly ClientOwner[]) {
    for (const owner of known) this.bind(owner)
  }

  ownerOf(document: DocumentName, clientId: number): PersonId | 'server' | undefined {
    return clientId === SERVER_CLIENT_ID ? 'server' : this.owners.get(`${document}:${clientId}`)
  }

  bind({ document, clientId, personId }: ClientOwner): void {
    this.owners.set(`${document}:${clientId}`, personId)
  }
}
