import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { completeness } from '../../shared/forms/machinery/completeness.ts';
import type { Body, DocumentIndex, FormModule, Problem } from '../../shared/forms/machinery/form.ts';
import { draftProblems, submitProblems } from '../../shared/forms/machinery/problems.ts';
import type { SearchTokens } from '../../shared/rules/customerSearch/searchTokens.ts';
import { tokensOf } from '../search/tokens.ts';
import type { DocumentState } from './record.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

/** All that follows from the body of a new document without the archive. Plain data: it comes from another thread. */
export interface Made {
  /** What hinders it; the rest is then of no use. */
  problems: Problem[];
  /** The body with its computed values, as canonical JSON. */
  text: string;
  index: DocumentIndex;
  completeness: number;
  /** Without the document's number, which is given later. */
  tokens: SearchTokens;
}

const NOTHING: Omit<Made, 'problems'> = {
  text: '',
  index: { title: '' },
  completeness: 0,
  tokens: { text: '', number: '', pinyin: '', initials: '' },
};

/** A form whose rules ask nothing of other documents. @throws BODY_NOT_CANONICAL */
export function makeDocument(form: FormModule, given: Body, state: Exclude<DocumentState, 'void'>): Made {
  const { description, rules } = form;
  const shape = draftProblems(form, given);
  if (shape.length > 0) return { ...NOTHING, problems: shape };
  const body = rules.compute(given);
  const problems = state === 'draft' ? [] : submitProblems(form, body);
  const index = rules.index(body);
  const { key } = description;
  return {
    problems,
    text: canonicalJson(body),
    index,
    completeness: completeness(description, body),
    tokens: tokensOf({ form: key, number: null, title: index.title }, form, body),
  };
}
