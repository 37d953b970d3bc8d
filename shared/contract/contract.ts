import { z } from 'zod';
import { roleKeys } from '../rights/roles.ts';
import { type Call, reads, writes } from './call.ts';
import {
  actor,
  body,
  businessDate,
  difference,
  documentRow,
  documentState,
  duplicate,
  filter,
  formKey,
  isoWeek,
  none,
  nothing,
  openDocument,
  openPoint,
  person,
  problem,
  weekPerson,
  workingCopy,
} from './shapes.ts';

const documentId = z.object({ id: z.string().max(60) });
const saved = z.object({ id: z.string(), number: z.string().exactOptional(), revision: z.int() });
const importSource = z.object({ token: z.string().max(60) });
const mapping = z.record(z.string().max(200), z.string().max(60));

export const contract = {
  // Opening the archive and signing in
  'archive.state': reads(
    'anyone',
    none,
    z.object({
      /** `missing`: the wizard; `codeNeeded`: ask for the recovery code; `open`; `failed`: say why. */
      state: z.enum(['missing', 'codeNeeded', 'open', 'failed']),
      folder: z.string(),
      branch: z.object({ code: z.string(), name: z.string() }).exactOptional(),
      failure: z.object({ code: z.string(), message: z.string() }).exactOptional(),
      version: z.string(),
    }),
  ),
  'archive.create': writes(
    'anyone',
    z.object({
      branch: z.object({
        code: z.string().regex(/^[A-Z]{2,6}$/, '分公司代码为 2 至 6 个大写字母'),
        name: z.string().min(1).max(60),
      }),
      administrator: z.object({
        name: z.string().min(1).max(40),
        login: z.string().min(2).max(40),
        password: z.string().min(8).max(200),
      }),
      hq: z.object({ recipient: z.string().max(200), signer: z.string().max(400) }),
    }),
    z.object({ recoveryCode: z.string(), signer: z.string(), recipient: z.string() }),
  ),
  /** The first run goes on only when the code was typed back. */
  'archive.confirmCode': writes('anyone', z.object({ code: z.string().max(200) }), nothing),
  /** Saves the printable sheet of the recovery code where the user says; `false` when he cancels. */
  'archive.saveCodeSheet': writes('anyone', z.object({ code: z.string().max(200) }), z.boolean()),
  'archive.open': writes('anyone', z.object({ code: z.string().max(200) }), nothing),
  'session.state': reads('anyone', none, z.object({ actor: actor.exactOptional(), locked: z.boolean() })),
  'session.signIn': writes(
    'anyone',
    z.object({ login: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
    actor,
  ),
  'session.signOut': writes('anyone', none, nothing),
  'session.lock': writes('anyone', none, nothing),

  // People
  'people.list': reads('people.read', none, z.array(person)),
  'people.add': writes(
    'people.write',
    z.object({
      name: z.string().min(1).max(40),
      login: z.string().min(2).max(40),
      role: z.enum(roleKeys),
      password: z.string().min(8).max(200).exactOptional(),
      joined: businessDate.exactOptional(),
    }),
    person,
  ),
  'people.change': writes(
    'people.write',
    z.object({
      id: z.string(),
      name: z.string().min(1).max(40),
      role: z.enum(roleKeys),
      joined: businessDate.exactOptional(),
      left: businessDate.exactOptional(),
      active: z.boolean(),
      password: z.string().min(8).max(200).exactOptional(),
    }),
    person,
  ),
  'people.changeOwnPassword': writes(
    'signedIn',
    z.object({ old: z.string().max(200), password: z.string().min(8).max(200) }),
    nothing,
  ),
  'absences.list': reads(
    'week.read',
    z.object({ from: businessDate, to: businessDate }),
    z.array(
      z.object({
        id: z.string(),
        personId: z.string(),
        name: z.string(),
        from: businessDate,
        to: businessDate,
        kind: z.string(),
        note: z.string().exactOptional(),
      }),
    ),
  ),
  'absences.add': writes(
    'absence.write',
    z.object({
      personId: z.string(),
      from: businessDate,
      to: businessDate,
      kind: z.string().min(1).max(20),
      note: z.string().max(200).exactOptional(),
    }),
    z.object({ id: z.string() }),
  ),
  'absences.remove': writes('absence.write', z.object({ id: z.string() }), nothing),

  // Documents of every form
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
  /** Computed values, problems and completeness of what is on screen. */
  'documents.check': reads(
    'signedIn',
    z.object({ form: formKey, body }),
    z.object({ body, problems: z.array(problem), completeness: z.int() }),
  ),
  /** Keeps what was typed, without a revision. */
  'documents.keepCopy': writes(
    'signedIn',
    z.object({ form: formKey, documentId: z.string().exactOptional(), baseRevision: z.int(), body }),
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
      baseRevision: z.int(),
      body,
      /** `draft` keeps a draft; `submitted` submits, or corrects what was submitted. */
      as: z.enum(['draft', 'submitted']),
      /** Required when a submitted document is changed. */
      reason: z.string().max(200).exactOptional(),
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

  // Customers
  'customers.search': reads(
    'card.read',
    z.object({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    z.object({
      total: z.int(),
      hits: z.array(
        z.object({ id: z.string(), code: z.string(), name: z.string(), found: z.string().exactOptional() }),
      ),
    }),
  ),
  'customers.duplicates': reads(
    'card.read',
    z.object({
      name: z.string().max(200).exactOptional(),
      creditCode: z.string().max(40).exactOptional(),
      except: z.string().exactOptional(),
    }),
    z.array(duplicate),
  ),
  /** 待建卡 (S1): dealt with, but without a submitted card. */
  'customers.awaitingCard': reads(
    'card.read',
    none,
    z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        firstDealing: businessDate,
        days: z.int(),
        salesperson: z.string().exactOptional(),
      }),
    ),
  ),
  /** 客户拜访档案记录: the visits of one customer, newest first. */
  'customers.visits': reads(
    'card.read',
    z.object({ id: z.string() }),
    z.array(
      z.object({
        reportId: z.string(),
        date: businessDate,
        salesperson: z.string(),
        talk: z.string().exactOptional(),
        result: z.string().exactOptional(),
        orderFen: z.int(),
        receiptFen: z.int(),
      }),
    ),
  ),

  // Import
  /** Asks for a file in a dialog and reads it; nothing when cancelled. */
  'import.choose': reads('card.import', none, z.object({ token: z.string(), file: z.string() }).optional()),
  'import.preview': reads(
    'card.import',
    importSource.extend({ mapping: mapping.exactOptional() }),
    z.object({
      file: z.string(),
      encoding: z.string(),
      rows: z.int(),
      columns: z.array(
        z.object({ name: z.string(), target: z.string().exactOptional(), samples: z.array(z.string()) }),
      ),
      targets: z.array(z.object({ key: z.string(), label: z.string() })),
      sample: z.array(
        z.object({ line: z.int(), values: z.record(z.string(), z.string()), remarks: z.array(z.string()) }),
      ),
      duplicates: z.array(
        z.object({
          line: z.int(),
          name: z.string(),
          of: z.string(),
          where: z.enum(['archive', 'file']),
          reason: z.enum(['sameCode', 'sameName']),
        }),
      ),
      rejected: z.int(),
    }),
  ),
  'import.run': writes(
    'card.import',
    importSource.extend({
      mapping: mapping.exactOptional(),
      duplicates: z.enum(['skip', 'merge', 'import']),
      /** Decisions on single lines, over the default. */
      decisions: z.record(z.string(), z.enum(['skip', 'merge', 'import'])).exactOptional(),
      salespersonId: z.string().exactOptional(),
      area: z.string().max(60).exactOptional(),
    }),
    z.object({
      read: z.int(),
      imported: z.int(),
      merged: z.int(),
      skipped: z.int(),
      rejected: z.int(),
    }),
  ),
  'import.cancel': writes('card.import', importSource, nothing),
  /** Saves the rejected rows with their reasons; `false` when the dialog is cancelled. */
  'import.saveRejects': writes('card.import', importSource, z.boolean()),

  // Sheets
  /** The sheet of a document's current revision: the path of its PDF, to be framed soon. */
  'sheets.preview': reads(
    'sheet.print',
    documentId,
    z.object({ address: z.string(), pages: z.int(), missingCharacters: z.array(z.string()) }),
  ),
  /** Issues the sheet (stored with its digest) and saves a copy where the user says; `false` when cancelled. */
  'sheets.save': writes('sheet.print', documentId, z.boolean()),
  /** Issues the sheet and hands it to the system's print dialog. */
  'sheets.print': writes('sheet.print', documentId, nothing),

  // The week
  'week.status': reads(
    'week.read',
    z.object({ week: isoWeek }),
    z.object({
      week: isoWeek,
      label: z.string(),
      calendar: z.enum(['published', 'unpublished']),
      people: z.array(weekPerson),
      openPoints: z.array(openPoint),
      undecidedDays: z.array(businessDate),
    }),
  ),
  /** The user's answer for a day of a year whose calendar is not published. */
  'week.answerDay': writes('week.seal', z.object({ date: businessDate, workday: z.boolean() }), nothing),
  /** Issues every sheet of the week that is not yet issued. */
  'week.issueSheets': writes('week.seal', z.object({ week: isoWeek }), z.object({ issued: z.int() })),
  /** Asks for the folder in a dialog; nothing when cancelled. */
  'week.seal': writes(
    'week.seal',
    z.object({ week: isoWeek, reasons: z.record(z.string(), z.string().max(400)) }),
    z
      .object({ file: z.string(), week: isoWeek, sequence: z.int(), sha256: z.string(), documents: z.int() })
      .optional(),
  ),
  'week.history': reads(
    'week.read',
    none,
    z.array(
      z.object({
        week: isoWeek,
        sequence: z.int(),
        file: z.string(),
        sha256: z.string(),
        previous: z.string().exactOptional(),
        documents: z.int(),
        at: z.string(),
        by: z.string(),
        /** Whether `previous` is the digest of the file before. */
        chained: z.boolean(),
      }),
    ),
  ),
} satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.input<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;
