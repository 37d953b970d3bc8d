import { crossFactsFrom } from '../accompaniment/facts.ts';

/** Salespeople's reports answer a supervisor's (S3). */
export const supervisorReportFacts = crossFactsFrom('salesperson');
