import { sheetsNotIssued } from '../sheetsNotIssued.ts';
import type { PointSource } from './openPoint.ts';

/** Submitted papers of the week whose sheet is not issued. */
export const sheetsToIssue: PointSource = (archive, { monday, sunday }) =>
  sheetsNotIssued(archive, monday, sunday);
