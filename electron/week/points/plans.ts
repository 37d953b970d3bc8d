import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { formInEdition } from '../../../shared/forms/registry.ts';
import { coveredBy, type VisitPlan } from '../../../shared/forms/visitPlan/rules.ts';
import { sql } from '../../archive/connection.ts';
import { factsFor } from '../../facts/facts.ts';
import type { PointSource } from './openPoint.ts';

/**
 * Submitted plans that begin and end in the week and whose 实际 no longer says what the reports say: saving them anew brings it up
 * to date. A month's plan is sent when it begins, and nobody is asked for its end.
 */
export const plansToUpdate: PointSource = (archive, { monday, sunday }) =>
  sql<{ id: string; edition: number; title: string; login: string | null; date: string; body: string }>(
    archive,
    `SELECT documents.id, edition, title, login, business_date AS date, body
         FROM documents LEFT JOIN people ON people.id = person_id
        WHERE form = 'visitPlan' AND state = 'submitted' AND business_date BETWEEN ? AND ?
        ORDER BY business_date, documents.id`,
  )
    .all(monday, sunday)
    .flatMap(({ id, edition, title, login, date, body }) => {
      const plan = JSON.parse(body) as VisitPlan;
      if ((coveredBy(plan)?.to ?? '') > sunday) return [];
      const form = formInEdition('visitPlan', edition);
      const fresh = form.rules.compute({ ...plan }, factsFor(archive, form, { ...plan }));
      if (canonicalJson(fresh) === body) return [];
      return [
        {
          code: `PLAN_RESULTS:${login ?? id}:${date}`,
          text: `拜访计划的实际栏与日报不符，请打开后再存一次：${title}`,
          documentId: id,
        },
      ];
    });
