import type { Output } from '../../../shared/contract/contract.ts';
import { refuse } from '../../../shared/errors/index.ts';
import { differences } from '../../../shared/forms/machinery/difference.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { draftProblems, submitProblems } from '../../../shared/forms/machinery/problems.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { normaliseName } from '../../../shared/rules/customerName/normaliseName.ts';
import { type Document, idOf, make, TODAY } from './branch.ts';
import type { Handlers, World } from './fakeBridge.ts';
import { filtered, page } from './listing.ts';

type Copy = Output<'documents.start'>;

export function documentHandlers(world: World) {
  const copies = new Map<string, Copy>();
  const history = new Map<string, Output<'documents.history'>>();
  const find = (id: string) =>
    world.documents.find((document) => document.id === id) ?? refuse('DOCUMENT_NOT_FOUND', { what: id });
  const shown = ({ dates: _, ...document }: Document) => document;

  return {
    'documents.list': (input) => page(world.documents, input),
    'documents.count': ({ form, filters }) => {
      const { length } = filtered(world.documents, form, filters);
      return { count: Math.min(length, 50_000), more: length > 50_000 };
    },
    'documents.open': ({ id }) => {
      const document = find(id);
      const copy = copies.get(id);
      return {
        document: shown(document),
        ...(copy && { workingCopy: copy }),
        problems: [...submitProblems(formOf(document.form), document.body)].map((problem) => ({
          ...problem,
          path: [...problem.path],
        })),
      };
    },
    'documents.start': ({ form }) =>
      copies.get(`new ${form}`) ?? {
        form,
        baseRevision: 0,
        body:
          form === 'visitReport'
            ? { date: TODAY, salesperson: { id: world.actor?.personId ?? '', name: world.actor?.name ?? '' } }
            : { cardDate: TODAY },
      },
    'documents.keepCopy': ({ form, documentId, baseRevision, body }) => {
      const savedAt = new Date().toISOString();
      copies.set(documentId ?? `new ${form}`, {
        ...(documentId && { documentId }),
        form,
        body,
        baseRevision,
        savedAt,
      });
      return { savedAt };
    },
    'documents.dropCopy': ({ form, documentId }) => {
      copies.delete(documentId ?? `new ${form}`);
    },
    'documents.save': ({ form, id, baseRevision, body, as, reason }) => {
      const problems = (as === 'draft' ? draftProblems : submitProblems)(formOf(form), body as Body).filter(
        (problem) => problem.severity === 'error',
      );
      if (problems.length > 0)
        refuse('NOT_VALID', {
          title: formOf(form).description.title,
          action: as === 'draft' ? '保存' : '提交',
          first: problems[0]?.message,
          count: problems.length,
        });
      const old = id ? find(id) : undefined;
      if (old && old.revision !== baseRevision)
        refuse('STALE_EDIT', { who: old.updatedBy, when: old.updatedAt.slice(0, 16).replace('T', ' ') });
      if (old?.state === 'submitted' && !reason) refuse('REASON_REQUIRED', { action: '更正已提交的单据' });
      const by = world.actor?.name ?? '';
      const made = make(form, id ?? idOf(`d${world.documents.length}`), body as Body, as, {
        at: `${TODAY}T18:00:00+08:00`,
        by,
        ...(form === 'customerCard' && {
          number: old?.number ?? `SH-${String(world.documents.length + 1).padStart(6, '0')}`,
        }),
      });
      made.revision = (old?.revision ?? 0) + 1;
      const earlier = history.get(made.id) ?? [];
      history.set(made.id, [
        {
          revision: made.revision,
          at: made.updatedAt,
          by,
          ...(reason && { reason }),
          state: as,
          differences: differences(formOf(form).description, old?.body ?? {}, made.body).map((one) => ({
            ...one,
            path: [...one.path],
          })),
        },
        ...earlier,
      ]);
      world.documents = [made, ...world.documents.filter((document) => document.id !== made.id)];
      copies.delete(id ?? `new ${form}`);
      return { id: made.id, ...(made.number && { number: made.number }), revision: made.revision };
    },
    'documents.void': ({ id }) => {
      const document = find(id);
      document.state = 'void';
      document.revision += 1;
      return { id, revision: document.revision };
    },
    'documents.history': ({ id }) =>
      history.get(id) ?? [
        {
          revision: 1,
          at: find(id).createdAt,
          by: find(id).createdBy,
          state: find(id).state,
          differences: [],
        },
      ],
    'customers.search': ({ text, limit }) => {
      const wanted = text.trim().toLowerCase();
      const hits = world.documents.filter(
        (document) =>
          document.form === 'customerCard' &&
          [document.title, document.number, document.body.phone, document.body.initials].some((value) =>
            String(value ?? '')
              .toLowerCase()
              .includes(wanted),
          ),
      );
      return {
        total: hits.length,
        hits: hits.slice(0, limit).map((hit) => ({
          id: hit.id,
          code: hit.number ?? '',
          name: hit.title,
          ...(/^\d/.test(wanted) && { found: `电话 ${String(hit.body.phone ?? '')}` }),
        })),
      };
    },
    'customers.duplicates': ({ name, creditCode, except }) =>
      world.documents
        .filter(
          (document) =>
            document.form === 'customerCard' &&
            document.id !== except &&
            ((name && normaliseName(document.title) === normaliseName(name)) ||
              (creditCode && document.body.creditCode === creditCode)),
        )
        .map((document) => ({
          id: document.id,
          code: document.number ?? '',
          name: document.title,
          reason:
            creditCode && document.body.creditCode === creditCode
              ? ('sameCode' as const)
              : ('sameName' as const),
        })),
    'customers.awaitingCard': () =>
      world.documents
        .filter((document) => document.form === 'customerCard' && document.state === 'draft')
        .slice(0, 9)
        .map((document, index) => ({
          id: document.id,
          code: document.number ?? '',
          name: document.title,
          firstDealing: `2026-11-${String(3 + index).padStart(2, '0')}`,
          days: 17 - index,
          salesperson: document.updatedBy,
        })),
    'customers.visits': () => [],
  } satisfies Partial<Handlers>;
}
