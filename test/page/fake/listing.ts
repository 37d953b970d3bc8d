import type { Input, Output } from '../../../shared/contract/contract.ts';
import { columnsOf } from '../../../shared/forms/machinery/columns.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import type { Document } from './branch.ts';

type Filter = Input<'documents.list'>['filters'][number];
type Value = string | number | readonly string[] | undefined;

function columnValue(document: Document, column: string): Value {
  if (['number', 'title', 'state', 'completeness', 'updatedAt', 'updatedBy'].includes(column))
    return document[column as 'title' | 'completeness'];
  const value = document.body[column];
  return typeof value === 'object' && value !== null && 'name' in value
    ? String(value.name)
    : (value as Value);
}

function passes(document: Document, { column, test, value }: Filter): boolean {
  const found = columnValue(document, column);
  const text = String(found ?? '');
  switch (test) {
    case 'contains':
      return text.includes(String(value ?? ''));
    case 'is':
      return Array.isArray(value) ? value.includes(text) : text === String(value);
    case 'from':
      return found !== undefined && text >= String(value);
    case 'to':
      return found !== undefined && text <= String(value);
    case 'empty':
      return found === undefined;
  }
}

export function filtered(
  documents: readonly Document[],
  form: string,
  filters: readonly Filter[],
): Document[] {
  return documents.filter(
    (document) => document.form === form && filters.every((filter) => passes(document, filter)),
  );
}

export function page(
  documents: readonly Document[],
  { form, filters, sort, after, limit }: Input<'documents.list'>,
): Output<'documents.list'> {
  const sign = sort.direction === 'up' ? 1 : -1;
  const rows = filtered(documents, form, filters).sort((a, b) => {
    const [left, right] = [columnValue(a, sort.column) ?? '', columnValue(b, sort.column) ?? ''];
    if (left === right) return a.id < b.id ? -1 : 1;
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'zh-CN');
  });
  const start = after ? Number(after) : 0;
  const columns = columnsOf(formOf(form).description).flatMap(({ key, field }) => (field ? [key] : []));
  return {
    rows: rows.slice(start, start + limit).map((document) => ({
      id: document.id,
      form,
      ...(document.number && { number: document.number }),
      title: document.title,
      state: document.state,
      businessDate: document.dates.from,
      completeness: document.completeness,
      revision: document.revision,
      updatedAt: document.updatedAt,
      updatedBy: document.updatedBy,
      values: Object.fromEntries(
        columns.flatMap((key) => (document.body[key] === undefined ? [] : [[key, document.body[key]]])),
      ),
    })),
    ...(start + limit < rows.length && { next: String(start + limit) }),
  };
}
