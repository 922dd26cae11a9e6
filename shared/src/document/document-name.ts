/** The three documents of an incident (DESIGN 1); permission is per document, never per byte. */
export const DOCUMENT_NAMES = ['board', 'record', 'postmortem'] as const
export type DocumentName = (typeof DOCUMENT_NAMES)[number]
