import { crossFactsFrom } from '../accompaniment/facts.ts';

/** Supervisors' reports answer a salesperson's (S3). */
export const visitReportFacts = crossFactsFrom('supervisor');
