import type { Output } from './answer.ts';

/** Standard output and error. @param leave ends the process; called when nobody reads any more (`| head`) */
export function terminal(leave: () => void): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    leave();
  });
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  };
}
