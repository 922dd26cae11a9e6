/** Where a server can be made to end (`failpoints.ts`): calls of its log, and before or after them. */
export const FAILPOINT_CALLS = ['append', 'saveCheckpoint'] as const
export const FAILPOINT_MOMENTS = ['before', 'after'] as const
