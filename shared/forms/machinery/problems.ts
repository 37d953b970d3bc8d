import type { ZodError } from 'zod';
import type { Field, Fields } from './fields.ts';
import { type Body, type FormModule, fieldsByKey, type Problem } from './form.ts';
import { draftSchema, submitSchema } from './schema.ts';

/** What hinders saving this body as a draft: values of the wrong kind, unknown keys. */
export function draftProblems(form: FormModule, body: Body): Problem[] {
  const result = draftSchema(form.description).safeParse(body);
  return result.success ? [] : problemsOf(form, body, result.error);
}

/**
 * What hinders submitting: also missing required fields, wrong formats and the form's own rules; and its warnings.
 * `today`, 'yyyy-mm-dd', where it is known: of days that cannot have come yet.
 */
export function submitProblems(form: FormModule, body: Body, facts?: unknown, today?: string): Problem[] {
  const result = submitSchema(form.description).safeParse(body);
  const found = result.success ? [] : problemsOf(form, body, result.error);
  // What may be submitted may be a draft too.
  const shapeHolds = result.success || draftSchema(form.description).safeParse(body).success;
  // The form's rules may rely on the kinds of values, so they run only on a body of the right shape.
  return shapeHolds ? [...found, ...form.rules.check(body, facts, today)] : found;
}

function problemsOf(form: FormModule, body: Body, error: ZodError): Problem[] {
  const fields = fieldsByKey(form.description);
  return error.issues.map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const field = fieldAt(fields, path);
    const message =
      valueAt(body, path) === undefined && field
        ? `请填写${field.label}`
        : chineseMessage(issue.message, issue.code);
    return { path, message, severity: 'error' };
  });
}

/** zod's own texts are English; ours start with Chinese. */
function chineseMessage(message: string, code: string): string {
  if (/[\u4e00-\u9fff]/.test(message)) return message;
  return code === 'unrecognized_keys' ? '有这个版次没有的栏目' : '内容不合要求，请重新填写';
}

export function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The field a problem's path leads to; undefined above the level of fields. */
export function fieldAt(fields: Fields, path: readonly (string | number)[]): Field | undefined {
  let level: Fields | undefined = fields;
  let field: Field | undefined;
  for (const step of path) {
    if (typeof step === 'number') continue;
    if (!level) return field;
    field = level[step];
    level = field?.kind === 'rows' ? field.fields : undefined;
  }
  return field;
}

/** Where a problem stands, in the words of the paper: 「拜访明细 第 2 行 · 到达」. */
export function placeOf(form: FormModule, path: readonly (string | number)[]): string {
  let level: Fields | undefined = fieldsByKey(form.description);
  const words: string[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      words.push(`第 ${step + 1} 行`);
      continue;
    }
    const field: Field | undefined = level?.[step];
    if (!field) break;
    words.push(field.label);
    level = field.kind === 'rows' ? field.fields : undefined;
  }
  return words.join(' · ');
}
