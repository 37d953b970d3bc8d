import { measures } from './measures/index.ts';

/** Runs one measure in this process, so that its peak memory is its own. */
const name = process.argv[2] ?? '';
const load = measures[name];
if (!load) throw new Error(`no measure ${name}`);
const measure = await load();
const figures = await measure();
const peak = { what: 'peak memory of the process', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' };
process.stdout.write(`${JSON.stringify([...figures, peak])}\n`);
process.exit(0);
