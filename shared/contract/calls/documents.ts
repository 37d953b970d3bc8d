import { z } from 'zod';
import { type Call, reads, writes } from '../call.ts';
import {
  body,
  difference,
  documentId,
  documentRow,
  documentState,
  filter,
  formKey,
  nothing,
  openDocument,
  problem,
  workingCopy,
} from '../shapes.ts';

const saved = z.object({ id: z.string(), number: z.string().exactOptional(), revision: z.int() });

/** Documents of every form. */
export const documentsCalls = {
  'documents.list': reads(
    'signedIn',
    z.object({
      form: formKey,
      filters: z.array(filter).max(20),
      sort: z.object({ column: z.string().max(60), direction: z.enum(['up', 'down']) }),
      /** Opaque: the last row of the page before. */
      after: z.string().max(2000).exactOptional(),
      limit: z.int().min(1).max(200),
    }),
    z.object({ rows: z.array(documentRow), next: z.string().exactOptional() }),
  ),
  'documents.count': reads(
    'signedIn',
    z.object({ form: formKey, filters: z.array(filter).max(20) }),
    /** `more` when it stopped counting at the limit. */
    z.object({ count: z.int(), more: z.boolean() }),
  ),
  'documents.open': reads(
    'signedIn',
    documentId,
    z.object({
      document: openDocument,
      workingCopy: workingCopy.exactOptional(),
      /** What the working copy was begun from, where somebody has changed the document since. */
      copyBase: body.exactOptional(),
      problems: z.array(problem),
    }),
  ),
  /** The unsaved new document that this person left, or the empty start of one (today, himself). */
  'documents.start': reads('signedIn', z.object({ form: formKey }), workingCopy),
  /** What other documents say to what is on the screen: the answer to the form's `rules.question`. */
  'documents.facts': reads('signedIn', z.object({ form: formKey, question: z.unknown() }), z.unknown()),
  /** Keeps what was typed, without a revision. */
  'documents.keepCopy': writes(
    'signedIn',
    z.object({ form: formKey, documentId: z.string().exactOptional(), baseRevision: z.int().min(0), body }),
    z.object({ savedAt: z.string() }),
  ),
  'documents.dropCopy': writes(
    'signedIn',
    z.object({ form: formKey, documentId: z.string().exactOptional() }),
    nothing,
  ),
  'documents.save': writes(
    'signedIn',
    z.object({
      form: formKey,
      id: z.string().exactOptional(),
      /** 0 for a new document. */
      baseRevision: z.int().min(0),
      body,
      /** `draft` keeps a draft; `submitted` submits, or corrects what was submitted. */
      as: z.enum(['draft', 'submitted']),
      /** Required when a submitted document is changed. */
      reason: z.string().max(200).exactOptional(),
      /** Of a form with a life: the step that is taken with it. */
      step: z.object({ key: z.string().max(40), note: z.string().max(1000).exactOptional() }).exactOptional(),
    }),
    saved,
  ),
  'documents.void': writes(
    'signedIn',
    z.object({ id: z.string(), reason: z.string().min(1).max(200) }),
    saved,
  ),
  'documents.history': reads(
    'signedIn',
    documentId,
    z.array(
      z.object({
        revision: z.int(),
        at: z.string(),
        by: z.string(),
        reason: z.string().exactOptional(),
        state: z.string(),
        differences: z.array(difference),
      }),
    ),
  ),
  /** 查阅记录: who looked at it, printed it or took a copy; the latest first. */
  'documents.viewLog': reads(
    'audit.read',
    documentId,
    z.object({
      rows: z.array(
        z.object({
          at: z.string(),
          by: z.string(),
          kind: z.enum(['viewed', 'printed', 'saved']),
          as: z.enum(['sheet', 'folder', 'visitRecord', 'attachment', 'scan']).exactOptional(),
        }),
      ),
      more: z.boolean(),
    }),
  ),
  /** Documents other than cards, by title and by what their forms let be found (the customers visited); the latest first. */
  'documents.search': reads(
    'report.read',
    z.object({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    z.array(
      z.object({
        id: z.string(),
        form: formKey,
        number: z.string().exactOptional(),
        title: z.string(),
        state: documentState,
      }),
    ),
  ),
} satisfies Record<string, Call>;
