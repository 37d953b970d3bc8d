import { refuse } from '../../shared/errors/index.ts';
import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import type { PersonReference } from '../../shared/forms/machinery/fields.ts';
import { cardReader, type ReadRow } from '../../shared/importing/cardFromRow.ts';
import { guessMapping, mappingOf } from '../../shared/importing/guessMapping.ts';
import {
  type ArchivedCustomer,
  type DuplicateRule,
  type DuplicateWay,
  type ImportPlan,
  planImport,
} from '../../shared/importing/planImport.ts';
import { rejectsFile } from '../../shared/importing/rejectsFile.ts';
import type { SourceRow, SourceTable } from '../../shared/importing/sourceTable.ts';
import { labelOfTarget, type Mapping } from '../../shared/importing/targets.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { reportingRoles, roles } from '../../shared/rights/roles.ts';
import { foldText } from '../../shared/rules/customerName/normaliseName.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { type ImportProgress, importDocuments } from '../documents/importing.ts';
import { findPerson, listPeople } from '../people/people.ts';

export interface ImportRequest {
  /** Guessed where absent. */
  mapping?: Mapping;
  duplicates: DuplicateWay;
  /** Line → way, over `duplicates`. */
  decisions?: Readonly<Record<string, DuplicateWay>>;
  /** 责任业务员 of cards whose row names none. */
  salespersonId?: string;
  /** 所属区域 likewise. */
  area?: string;
}

export interface ImportResult {
  /** Rows of the file, broken lines included. */
  read: number;
  imported: number;
  merged: number;
  skipped: number;
  rejected: number;
  /** The rejected rows as a CSV file; '' when there are none. */
  rejects: string;
}

/**
 * Imports a table of customers as card drafts, or merges rows into cards that are there, all in one transaction.
 * `dryRun` decides and writes nothing.
 * @throws NO_RIGHT, IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID, IMPORT_CANCELLED, PERSON_NOT_FOUND
 */
export function importCustomers(
  archive: WritableArchive,
  context: Context,
  table: SourceTable,
  request: ImportRequest,
  { dryRun = false, ...watched }: ImportProgress & { dryRun?: boolean } = {},
): ImportResult {
  const { role } = context.actor;
  if (!allowed(role, 'card.import')) refuse('NO_RIGHT', { role: roles[role], right: rights['card.import'] });
  if (dryRun) return resultOf(table, planOf(archive, context, table, request));
  return write(archive, () => {
    const plan = planOf(archive, context, table, request, watched.cancelled);
    const cards = plan.cards.map(({ body, into }) => ({
      body: { ...body },
      state: 'draft' as const,
      ...(into !== undefined && { into, reason: `导入合并：${table.file}`.slice(0, 200) }),
    }));
    if (cards.length > 0) importDocuments(archive, context, 'customerCard', cards, watched);
    return resultOf(table, plan);
  });
}

export function planOf(
  archive: ReadableArchive,
  context: Context,
  table: SourceTable,
  request: ImportRequest,
  cancelled?: () => boolean,
): ImportPlan {
  const rule: DuplicateRule = { otherwise: request.duplicates, decisions: request.decisions ?? {} };
  return planImport(
    eachRow(table.rows, readerOf(archive, context, table, request), cancelled),
    archivedCustomers(archive),
    (id) => bodyOf(archive, id),
    rule,
  );
}

/**
 * Reads a row as the import would.
 * @throws IMPORT_COLUMN_MISSING, IMPORT_MAPPING_INVALID, PERSON_NOT_FOUND
 */
export function readerOf(
  archive: ReadableArchive,
  context: Context,
  table: SourceTable,
  { mapping = mappingOf(guessMapping(table)), salespersonId, area }: Omit<ImportRequest, 'duplicates'>,
): (row: SourceRow) => ReadRow {
  refuseWrongMapping(table, mapping);
  return cardReader(table, mapping, {
    today: context.clock.today(),
    people: salespeople(archive),
    ...(salespersonId !== undefined && { salesperson: salesperson(archive, salespersonId) }),
    ...(area && { area }),
  });
}

/** Rows between two questions whether to go on. */
const STEP = 200;

function* eachRow(
  rows: readonly SourceRow[],
  read: (row: SourceRow) => ReadRow,
  cancelled: (() => boolean) | undefined,
): Generator<ReadRow> {
  for (const [place, row] of rows.entries()) {
    if (place % STEP === 0 && cancelled?.()) refuse('IMPORT_CANCELLED');
    yield read(row);
  }
}

function resultOf(table: SourceTable, plan: ImportPlan): ImportResult {
  const rejected = plan.rejected.length + table.broken.length;
  return {
    read: plan.read + table.broken.length,
    imported: plan.imported,
    merged: plan.merged,
    skipped: plan.skipped,
    rejected,
    rejects: rejected > 0 ? rejectsFile(table, plan.rejected) : '',
  };
}

function refuseWrongMapping(table: SourceTable, mapping: Mapping): void {
  const used = new Set<string>();
  for (const [column, target] of Object.entries(mapping)) {
    const label = labelOfTarget(target);
    if (!table.columns.includes(column))
      refuse('IMPORT_MAPPING_INVALID', { reason: `没有“${column}”这一列` });
    if (label === undefined) refuse('IMPORT_MAPPING_INVALID', { reason: `没有“${target}”这一项` });
    if (target === 'original' || target === 'ignore') continue;
    if (used.has(target)) refuse('IMPORT_MAPPING_INVALID', { reason: `有两列都对应“${label}”` });
    used.add(target);
  }
  if (!used.has('fullName')) refuse('IMPORT_COLUMN_MISSING', { column: '客户全称' });
}

function salesperson(archive: ReadableArchive, id: string): PersonReference {
  const person = findPerson(archive, id) ?? refuse('PERSON_NOT_FOUND', { name: id });
  return { id: person.id, name: person.name };
}

function salespeople(archive: ReadableArchive): ReadonlyMap<string, PersonReference> {
  return new Map(
    listPeople(archive)
      .filter(({ role, active }) => active && reportingRoles.includes(role))
      .map(({ id, name }) => [foldText(name), { id, name }]),
  );
}

function* archivedCustomers(archive: ReadableArchive): Generator<ArchivedCustomer> {
  const cards = sql<{ id: string; code: string; name: string; creditCode: string | null }>(
    archive,
    `SELECT documents.id, documents.number AS code, documents.title AS name, value_creditCode AS creditCode
       FROM list_customerCard AS listed CROSS JOIN documents ON documents.row = listed.row
      WHERE listed.state <> 'void' ORDER BY listed.row`,
  ).all();
  for (const { creditCode, ...card } of cards) yield { ...card, ...(creditCode !== null && { creditCode }) };
}

function bodyOf(archive: ReadableArchive, id: string): CustomerCard {
  const row = sql<{ body: string }>(archive, 'SELECT body FROM documents WHERE id = ?').get(id);
  return JSON.parse(row?.body ?? refuse('DOCUMENT_NOT_FOUND', { what: id })) as CustomerCard;
}
