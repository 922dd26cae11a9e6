/** Branded ids: a person's id can never be passed where an incident's is wanted. */

/** Random, unguessable (128 bit); part of links and of the sync path. */
export type IncidentId = string & { readonly brand: 'IncidentId' }
/** A person's account id; also what `record.roles[*].holder` holds. */
export type PersonId = string & { readonly brand: 'PersonId' }
/** Chosen by the sender of a command, so that the same command sent twice acts once. */
export type CommandId = string & { readonly brand: 'CommandId' }

export const asIncidentId = (id: string): IncidentId => id as IncidentId
export const asPersonId = (id: string): PersonId => id as PersonId
export const asCommandId = (id: string): CommandId => id as CommandId

/** `INC-142`: what people say aloud on the call. `sequence` counts incidents of the workspace from 1. */
export const incidentKey = (sequence: number): string => `INC-${sequence}`
