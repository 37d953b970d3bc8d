import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/errors/index.ts';
import { type SummaryLine, summaryLines } from '../../../shared/rules/customerSummary/summaryLines.ts';
import { openForWorker, type WorkerAccess } from '../../archive/archive.ts';
import { sql } from '../../archive/connection.ts';
import type { Reach } from '../../rights/reach.ts';
import { customerSummary, type SummaryQuestion } from './customerSummary.ts';
import { summaryCsv, summaryXlsx } from './files.ts';
import { summaryPaper } from './paper.ts';
import type { SummaryJob, SummaryReply } from './summaryDesk.ts';

const archive = openForWorker(workerData as WorkerAccess, 'read');

/** Answers kept: the page's, and one that is printed or saved meanwhile. */
const MOST_KEPT = 2;
const kept = new Map<string, SummaryLine[]>();
let keptAt = -1;

/** Every save adds a revision, and everything that the summary says comes out of revisions. */
function linesFor(question: SummaryQuestion, reach: Reach): SummaryLine[] {
  const { latest } = sql<{ latest: number }>(
    archive,
    'SELECT coalesce(max(row), 0) AS latest FROM revisions',
  ).get() ?? { latest: 0 };
  if (latest !== keptAt) kept.clear();
  keptAt = latest;
  const key = JSON.stringify([question, reach]);
  const lines = kept.get(key) ?? summaryLines(customerSummary(archive, question, reach));
  kept.delete(key);
  kept.set(key, lines);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return lines;
}

async function answer({ question, reach, want }: SummaryJob): Promise<SummaryReply> {
  const lines = linesFor(question, reach);
  const last = lines.at(-1);
  const total =
    last?.kind === 'total' ? { count: last.count, yearFen: last.yearFen } : { count: 0, yearFen: 0 };
  switch (want.kind) {
    case 'lines':
      return {
        kind: 'lines',
        lines: lines.slice(want.from, want.from + want.count),
        lineCount: lines.length,
        total,
      };
    case 'paper':
      return { kind: 'paper', paper: summaryPaper(lines, want, want.maker), total };
    case 'csv':
      return { kind: 'file', content: new TextEncoder().encode(summaryCsv(lines)), total };
    case 'xlsx':
      return { kind: 'file', content: new Uint8Array(await summaryXlsx(lines, want)), total };
  }
}

parentPort?.on('message', ({ id, job }: { id: number; job: SummaryJob }) => {
  answer(job).then(
    (reply) => parentPort?.postMessage({ id, reply }),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        ...(error instanceof Refusal
          ? { refusal: { code: error.code, details: error.details } }
          : { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      }),
  );
});
