import { z } from 'zod';
import { roleKeys } from '../rights/roles.ts';

/** Shapes that several calls speak of. */

export const businessDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const isoWeek = z.string().regex(/^\d{4}-W\d{2}$/);
export const formKey = z.string().min(1).max(40);
/** Checked against the form's own schema by the use-case. */
export const body = z.record(z.string(), z.unknown());
export const documentId = z.object({ id: z.string().max(60) });
export const documentState = z.enum(['draft', 'submitted', 'void']);
export const none = z.undefined();
export const nothing = z.void();

export const problem = z.object({
  path: z.array(z.union([z.string(), z.number()])).readonly(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});

export const difference = z.object({
  path: z.array(z.union([z.string(), z.number()])).readonly(),
  place: z.string(),
  before: z.string(),
  after: z.string(),
});

export const actor = z.object({
  personId: z.string(),
  name: z.string(),
  login: z.string(),
  role: z.enum(roleKeys),
  /** Somebody else set his password: he changes it before anything else. */
  mustChange: z.literal(true).exactOptional(),
});

export const person = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  role: z.enum(roleKeys),
  joined: businessDate.exactOptional(),
  left: businessDate.exactOptional(),
  active: z.boolean(),
});

export const documentRow = z.object({
  id: z.string(),
  form: formKey,
  number: z.string().exactOptional(),
  title: z.string(),
  state: documentState,
  businessDate: businessDate.exactOptional(),
  completeness: z.int(),
  revision: z.int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** The values of the form's list columns. */
  values: body,
  /** Everybody has signed, or somebody has to sign again. */
  signing: z.enum(['all', 'lapsed']).exactOptional(),
});

/** Up to `time` of the `workdays`th working day after the report's day; 0 is the day itself. */
export const reportDeadline = z.object({
  workdays: z.int().min(0).max(10),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});

/** 补填: times of a daily paper that was not submitted before its deadline. */
const lateEntry = z.object({
  businessDate,
  firstSavedAt: z.string(),
  firstSubmittedAt: z.string().exactOptional(),
  lastChangedAt: z.string(),
  signedAt: z.string().exactOptional(),
});

export const openDocument = z.object({
  id: z.string(),
  form: formKey,
  edition: z.int(),
  number: z.string().exactOptional(),
  title: z.string(),
  state: documentState,
  revision: z.int(),
  digest: z.string(),
  completeness: z.int(),
  body,
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  lateEntry: lateEntry.exactOptional(),
  /** The actor's own, or about a customer of his. */
  own: z.boolean(),
});

/** What was typed but not yet saved as a revision. */
export const workingCopy = z.object({
  /** Absent for a document that was never saved. */
  documentId: z.string().exactOptional(),
  form: formKey,
  body,
  baseRevision: z.int(),
  /** Absent for the start of a new document, in which nobody has typed yet. */
  savedAt: z.string().exactOptional(),
});

export const filter = z.object({
  column: z.string().min(1).max(60),
  test: z.enum(['is', 'contains', 'from', 'to', 'empty']),
  value: z.union([z.string().max(200), z.number(), z.array(z.string().max(200)).max(50)]).exactOptional(),
});

export const duplicate = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  reason: z.enum(['sameCode', 'sameName']),
});

export const weekPerson = z.object({
  id: z.string(),
  name: z.string(),
  days: z.array(
    z.object({
      date: businessDate,
      /** Absent in a year whose calendar is not published and not yet answered. */
      workday: z.boolean().exactOptional(),
      /** null: not known before that day's calendar is answered. */
      state: z
        .enum(['submitted', 'late', 'missing', 'void', 'leave', 'notEmployed', 'off', 'notOwed'])
        .nullable(),
      documentId: z.string().exactOptional(),
      /** 请假, 出差 … of a day in state `leave`. */
      absence: z.string().exactOptional(),
      /** Of a missing report: until when it is in time, 'yyyy-mm-ddTHH:MM'. */
      until: z.string().exactOptional(),
    }),
  ),
});

export const openPoint = z.object({
  code: z.string(),
  text: z.string(),
  /** The paper on which it is mended. */
  document: z.object({ form: z.string(), id: z.string() }).exactOptional(),
});

/** A derived paper to look at. */
export const madePaper = z.object({
  address: z.string(),
  pages: z.int(),
  missingCharacters: z.array(z.string()),
});
