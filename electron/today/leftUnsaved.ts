import { formOf } from '../../shared/forms/registry.ts';
import { workingCopies } from '../documents/workingCopies.ts';
import type { TodaySource } from './source.ts';

/** What he typed and neither saved nor dropped. */
export const leftUnsaved: TodaySource = {
  key: 'unsaved',
  title: '填了还没保存的',
  items: (archive, context) =>
    workingCopies(archive, context).map(({ form, documentId, body, savedAt }) => {
      const { description, rules } = formOf(form);
      return {
        text: `${description.title} ${documentId === undefined ? '（新建）' : rules.index(body).title}`,
        note: `${savedAt.slice(5, 16).replace('T', ' ')} 暂存`,
        urgent: false,
        to: { page: 'document', form, ...(documentId !== undefined && { id: documentId }) },
      };
    }),
};
