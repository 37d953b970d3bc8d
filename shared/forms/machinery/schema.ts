import { z } from 'zod';
import { isBusinessDate } from '../../rules/calendar/businessDate.ts';
import type { Field, Fields } from './fields.ts';
import { type FormDescription, fieldsByKey } from './form.ts';
import { formatProblem } from './formats.ts';

const LONG_TEXT = 4000;
const TEXT = 200;
const MOST_ROWS = 500;
/** 10^13 fen: a hundred billion yuan, far inside the exact integers. */
const MOST = 10_000_000_000_000;

/** The zod schema of a value of this field (never of its absence). `strict`: as for submitting. */
function valueSchema(field: Field, strict: boolean): z.ZodType {
  switch (field.kind) {
    case 'text': {
      const plain = z
        .string()
        .min(1)
        .max(field.max ?? TEXT, `最多 ${field.max ?? TEXT} 个字`)
        .regex(/^[^\r\n]*$/, '不能换行');
      const format = field.format;
      if (!format || !strict) return plain;
      return plain.check((context) => {
        const problem = formatProblem(format, context.value);
        if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
      });
    }
    case 'longText':
      return z
        .string()
        .min(1)
        .max(field.max ?? LONG_TEXT, `最多 ${field.max ?? LONG_TEXT} 个字`);
    case 'integer':
      return z
        .int('请填整数')
        .min(field.min ?? 0, `不能小于 ${field.min ?? 0}`)
        .max(field.max ?? MOST, `不能大于 ${field.max ?? MOST}`);
    case 'quantity':
    case 'money':
      return z.int('请填数字').min(0, '不能为负数').max(MOST, '数值太大');
    case 'percent':
      return z.int('请填百分数').min(0, '不能为负数').max(1_000_000, '数值太大');
    case 'date':
      return z.string().refine(isBusinessDate, '日期不存在，请写成 2026-11-24 这样');
    case 'time':
      return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 09:30 这样');
    case 'choice':
      return z.enum(Object.keys(field.options), '请从列表中选择');
    case 'choices':
      return z
        .array(z.enum(Object.keys(field.options), '请从列表中选择'))
        .min(1)
        .max(50);
    case 'reference':
      return field.to === 'person'
        ? z.strictObject({ id: z.uuid(), name: z.string().min(1).max(TEXT) })
        : z.strictObject({
            id: field.mayBeNew || !strict ? z.uuid().optional() : z.uuid('请从档案中选择客户'),
            code: z.string().max(40).optional(),
            name: z.string().min(1).max(TEXT),
          });
    case 'rows':
      return z
        .array(objectSchema(field.fields, strict))
        .min(1)
        .max(field.max ?? MOST_ROWS, `最多 ${field.max ?? MOST_ROWS} 行`);
    case 'files':
      return z
        .array(
          z.strictObject({
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
            name: z.string().min(1).max(200),
            size: z.int().min(0),
            mediaType: z.string().max(100),
          }),
        )
        .min(1)
        .max(field.max ?? 20);
    case 'computed':
      return field.as === 'text' || field.as === 'date' ? z.string() : z.int();
  }
}

function objectSchema(fields: Fields, strict: boolean): z.ZodType<Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = valueSchema(field, strict);
    const required = strict && field.required && field.kind !== 'computed';
    shape[key] = required ? value : value.optional();
  }
  return z.strictObject(shape);
}

const schemas = new WeakMap<FormDescription, { draft: z.ZodType; submit: z.ZodType }>();

function schemasOf(description: FormDescription) {
  let made = schemas.get(description);
  if (!made) {
    const fields = fieldsByKey(description);
    made = { draft: objectSchema(fields, false), submit: objectSchema(fields, true) };
    schemas.set(description, made);
  }
  return made;
}

/** Anything may be absent; what is there must be of its kind. Unknown keys are refused. */
export const draftSchema = (description: FormDescription): z.ZodType => schemasOf(description).draft;

/** As the draft, and every required field is there and every format holds. */
export const submitSchema = (description: FormDescription): z.ZodType => schemasOf(description).submit;
