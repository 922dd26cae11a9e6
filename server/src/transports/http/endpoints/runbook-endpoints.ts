import {
  acceptProposalSchema,
  proposeRunbookSchema,
  revisionQuerySchema,
  rewriteRunbookSchema,
  runbookSchema,
} from '@warroom/shared/protocol/runbook-bodies.ts'
import { z } from 'zod'
import { MAX_PROPOSALS, MAX_RUNBOOKS, type RunbookFault, type Runbooks } from '../../../workspace/runbooks.ts'
import { revisionAnswer, runbookAddedAnswer, runbooksAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { Problem } from '../problem.ts'

const byId = z.object({ id: z.string().max(64) })
const byProposal = z.object({ id: z.string().max(64), proposalId: z.string().max(64) })
const problems = ['not-found', 'changed-meanwhile', 'too-many', 'storage-unavailable'] as const

/** Everybody signed in reads runbooks; responders write them, for they follow them. */
export function runbookEndpoints({ runbooks }: { readonly runbooks: Runbooks }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/v1/runbooks',
      tag: 'runbooks',
      summary: 'All runbooks with what is proposed for them, by title',
      access: 'caller',
      answers: { 200: { description: 'The runbooks.', body: runbooksAnswer } },
      problems: ['storage-unavailable'],
      handle: async () => ({ status: 200, body: { runbooks: await fromStorage(runbooks.list()) } }),
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/runbooks',
      tag: 'runbooks',
      summary: 'Write a runbook',
      access: 'runbooks:write',
      body: runbookSchema,
      answers: { 201: { description: 'Kept.', body: runbookAddedAnswer } },
      problems,
      handle: async ({ body, caller }) => {
        const added = await fromStorage(runbooks.add(body, caller().actor))
        if (!added.ok) throw problemOf(added.fault)
        return { status: 201, body: { id: added.id, revision: 1 } }
      },
    }),
    endpoint({
      method: 'put',
      path: '/api/v1/runbooks/:id',
      tag: 'runbooks',
      summary: 'Rewrite a runbook; boards that have it attached keep their copy',
      access: 'runbooks:write',
      params: byId,
      body: rewriteRunbookSchema,
      answers: { 200: { description: 'Its new revision.', body: revisionAnswer } },
      problems,
      handle: async ({ params, body: { revision, ...words }, caller }) =>
        revised(await fromStorage(runbooks.rewrite(params.id, words, revision, caller().actor))),
    }),
    endpoint({
      method: 'delete',
      path: '/api/v1/runbooks/:id',
      tag: 'runbooks',
      summary: 'Take a runbook away, with what is proposed for it',
      access: 'runbooks:write',
      params: byId,
      query: revisionQuerySchema,
      answers: { 204: { description: 'Gone.' } },
      problems,
      handle: async ({ params, query, caller }) =>
        gone(await fromStorage(runbooks.remove(params.id, query.revision, caller().actor))),
    }),
    ...proposalEndpoints(runbooks),
  ]
}

const proposalEndpoints = (runbooks: Runbooks): Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/runbooks/:id/proposals',
    tag: 'runbooks',
    summary: 'Propose what a runbook should say',
    access: 'runbooks:write',
    params: byId,
    body: proposeRunbookSchema,
    answers: { 201: { description: 'Kept for whoever looks after the runbook.', body: revisionAnswer } },
    problems,
    handle: async ({ params, body, caller }) => ({
      ...revised(await fromStorage(runbooks.propose(params.id, body, caller().actor))),
      status: 201,
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/runbooks/:id/proposals/:proposalId/accept',
    tag: 'runbooks',
    summary: 'Make the runbook say what was proposed',
    access: 'runbooks:write',
    params: byProposal,
    body: acceptProposalSchema,
    answers: { 200: { description: 'Its new revision.', body: revisionAnswer } },
    problems,
    handle: async ({ params: { id, proposalId }, body: { revision }, caller }) =>
      revised(await fromStorage(runbooks.accept(id, proposalId, revision, caller().actor))),
  }),
  endpoint({
    method: 'delete',
    path: '/api/v1/runbooks/:id/proposals/:proposalId',
    tag: 'runbooks',
    summary: 'Decline what was proposed',
    access: 'runbooks:write',
    params: byProposal,
    answers: { 204: { description: 'Declined.' } },
    problems,
    handle: async ({ params: { id, proposalId }, caller }) =>
      gone(await fromStorage(runbooks.decline(id, proposalId, caller().actor))),
  }),
]

type Done = Awaited<ReturnType<Runbooks['rewrite']>>

function revised(done: Done) {
  if (!done.ok) throw problemOf(done.fault)
  return { status: 200, body: { revision: done.revision } }
}

function gone(done: Done) {
  if (!done.ok) throw problemOf(done.fault)
  return { status: 204 }
}

function problemOf(fault: RunbookFault): Problem {
  switch (fault) {
    case 'unknown':
      return new Problem(
        'not-found',
        'There is no such runbook or proposal. Somebody may have taken it away.',
      )
    case 'changedMeanwhile':
      return new Problem(
        'changed-meanwhile',
        'Somebody changed it meanwhile. Look at it again, then change it.',
      )
    case 'tooMany':
      return new Problem(
        'too-many',
        `At most ${MAX_RUNBOOKS} runbooks, and ${MAX_PROPOSALS} proposals for one. Take one away first.`,
      )
  }
}
