import type { Migration } from './index.ts';

/**
 * Lists sort and filter by tables of their own (`listTables.ts`): the indexes of `documents` that only lists used go, and
 * those for each column of each form, which `ensureFormShapes` takes away.
 */
export const migration0007: Migration = {
  version: 7,
  up(database) {
    for (const column of ['form', 'number', 'title', 'completeness'])
      database.exec(`DROP INDEX documents_${column}`);
  },
};
