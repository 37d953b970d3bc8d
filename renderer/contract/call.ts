import type { Bridge } from '../../shared/contract/bridge.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { Refusal } from '../../shared/errors/index.ts';

declare global {
  interface Window {
    readonly kedang: Bridge;
  }
}

/** Calls whose input may be left out. */
type Given<N extends CallName> = undefined extends Input<N> ? [input?: Input<N>] : [input: Input<N>];

/** One call of the main process. @throws Refusal with the code and text that main answered. */
export async function call<N extends CallName>(name: N, ...[input]: Given<N>): Promise<Output<N>> {
  const answer = await window.kedang.call(name, input as Input<N>);
  if (answer.ok) return answer.value;
  throw new Refusal(answer.error.code, answer.error.details);
}

/** The text for a person: the refusal's own, or that of a bug. */
export function textOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return new Refusal('UNEXPECTED', { reference: '界面' }).message;
}

/** By which the text is found in the manual. */
export function codeOf(error: unknown): Refusal['code'] {
  return error instanceof Refusal ? error.code : 'UNEXPECTED';
}

export function isRefusal(error: unknown, code: Refusal['code']): error is Refusal {
  return error instanceof Refusal && error.code === code;
}
