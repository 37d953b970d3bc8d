import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Answer } from '../../shared/contract/bridge.ts';
import { type CallName, contract, type Input, type Output } from '../../shared/contract/contract.ts';
import { messageOf, Refusal, refuse } from '../../shared/errors/index.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import type { Session } from '../session/session.ts';

/** One function per call of the contract; the compiler names a missing one. */
export type Handlers = {
  [N in CallName]: (input: z.output<(typeof contract)[N]['input']>) => Output<N> | Promise<Output<N>>;
};

export interface CallContext {
  session: Session;
  handlers: Handlers;
  /** Resolves when a write would not block: see `Office.unheld`. */
  unheld: () => Promise<void>;
  /** Where bugs are written; gets no personal data, only the call's name and the stack. */
  report: (reference: string, call: string, error: unknown) => void;
}

/**
 * Answers one call of the page: parses the input, checks the right, runs the handler, checks the output.
 * Never throws: a refusal is a value, a bug becomes UNEXPECTED with a reference that the log knows.
 */
export async function answerCall(
  context: CallContext,
  name: unknown,
  input: unknown,
): Promise<Answer<unknown>> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name))
      refuse('UNKNOWN_REQUEST', { name: String(name).slice(0, 60) });
    const value = await run(context, name as CallName, input);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.coded() };
    const reference = randomUUID().slice(0, 8);
    context.report(reference, String(name), error);
    return {
      ok: false,
      error: { code: 'UNEXPECTED', message: messageOf('UNEXPECTED', { reference }), details: { reference } },
    };
  }
}

async function run<N extends CallName>(context: CallContext, name: N, input: unknown): Promise<Output<N>> {
  const call = contract[name];
  checkCaller(context.session, name);
  const parsed = call.input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse('BAD_REQUEST', { where: [name, ...(issue?.path ?? [])].join('.') });
  }
  const handler = context.handlers[name] as (input: unknown) => Promise<Output<N>>;
  context.session.touch();
  if (waits(name)) await context.unheld();
  const output = await handler(parsed.data as Input<N>);
  // An output that does not keep the contract is a bug of ours: parse throws and becomes UNEXPECTED.
  return call.output.parse(output) as Output<N>;
}

/** Seeing a document or its sheet is a line in the audit chain, and so a write. */
const AUDITED: readonly CallName[] = [
  'documents.open',
  'sheets.preview',
  'paper.openScan',
  'summary.preview',
  'comparison.preview',
  'month.preview',
  'complaints.previewFigures',
  'visitRecord.visits',
  'visitRecord.preview',
  'folder.contents',
  'folder.preview',
];
/** These write nothing themselves, or must come through while an import runs. */
const AT_ONCE: readonly CallName[] = ['import.run', 'import.cancel', 'session.lock'];

const waits = (name: CallName) =>
  (contract[name].effect === 'writes' || AUDITED.includes(name)) && !AT_ONCE.includes(name);

function checkCaller(session: Session, name: CallName): void {
  const { who } = contract[name];
  if (who === 'anyone') return;
  const actor = session.actor() ?? refuse('NOT_SIGNED_IN');
  if (actor.mustChange && name !== 'people.changeOwnPassword') refuse('PASSWORD_MUST_CHANGE');
  if (who !== 'signedIn' && !allowed(actor.role, who))
    refuse('NO_RIGHT', { role: roles[actor.role], right: rights[who] });
}
