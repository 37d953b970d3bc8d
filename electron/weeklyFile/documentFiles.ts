import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import type { InnerManifest } from '../../shared/weeklyFile/manifest.ts';
import { PAYLOAD } from './payloadLayout.ts';
import type { WeekContents, WeekDocument, WeekForm } from './weekContents.ts';

interface Lines {
  documents: { key: string; line: string }[];
  revisions: { key: string; line: string }[];
}

/**
 * Documents and revisions as canonical JSON, one a line: `documents/<form>.ndjson` sorted by id and
 * `revisions/<form>.ndjson` sorted by document and revision. Every form named by the week has both files.
 */
export async function documentFiles({
  forms,
  documents,
}: Pick<WeekContents, 'forms' | 'documents'>): Promise<{
  files: { path: string; text: string }[];
  forms: InnerManifest['forms'];
  counts: { documents: number; revisions: number };
}> {
  const byForm = new Map<string, Lines>();
  for (const { form } of forms) byForm.set(form, { documents: [], revisions: [] });
  const editions = new Set(forms.map(({ form, edition }) => `${form}-${edition}`));
  for await (const document of documents) {
    const lines = byForm.get(document.form);
    if (!lines || !editions.has(`${document.form}-${document.edition}`)) {
      throw new RangeError(`No description of ${document.form}, edition ${document.edition}`);
    }
    addDocument(lines, document);
  }
  const names = [...byForm.keys()].sort();
  const linesOf = (form: string) => byForm.get(form) as Lines;
  return {
    files: names.flatMap((form) => [
      { path: `${PAYLOAD.documents}/${form}.ndjson`, text: sortedText(linesOf(form).documents) },
      { path: `${PAYLOAD.revisions}/${form}.ndjson`, text: sortedText(linesOf(form).revisions) },
    ]),
    forms: names.map((form) => ({
      form,
      title: forms.find((known) => known.form === form)?.title ?? form,
      editions: editionsOf(forms, form),
      documents: linesOf(form).documents.length,
      revisions: linesOf(form).revisions.length,
    })),
    counts: {
      documents: names.reduce((total, form) => total + linesOf(form).documents.length, 0),
      revisions: names.reduce((total, form) => total + linesOf(form).revisions.length, 0),
    },
  };
}

function addDocument(lines: Lines, { revisions, ...document }: WeekDocument): void {
  lines.documents.push({ key: document.id, line: canonicalJson(document) });
  for (const revision of revisions) {
    // Ten digits keep 10 behind 9 in the order of text.
    const key = `${document.id} ${String(revision.revision).padStart(10, '0')}`;
    lines.revisions.push({ key, line: canonicalJson({ documentId: document.id, ...revision }) });
  }
}

function sortedText(lines: { key: string; line: string }[]): string {
  lines.sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const [index, { key }] of lines.entries()) {
    if (lines[index + 1]?.key === key) throw new RangeError(`Twice in one week: ${key}`);
  }
  return lines.map(({ line }) => `${line}\n`).join('');
}

function editionsOf(forms: readonly WeekForm[], form: string): number[] {
  return forms
    .filter((known) => known.form === form)
    .map(({ edition }) => edition)
    .sort((a, b) => a - b);
}
