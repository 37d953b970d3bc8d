import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { call } from '../../contract/call.ts';
import type { Answered } from './liveDocument.ts';

/** Asks main what other documents say. @throws Refusal as the call does */
export async function askFacts(form: string, question: unknown): Promise<Answered> {
  return { question: canonicalJson(question), answer: await call('documents.facts', { form, question }) };
}
