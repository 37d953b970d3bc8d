import { Refusal } from '../../shared/errors/index.ts';

/** What a command gives: an object for `--json`, and lines for a person. */
export interface CommandAnswer {
  json: Readonly<Record<string, unknown>>;
  lines: readonly string[];
  /** A command that ran through but found something wrong (check). */
  refused?: boolean;
}

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** Runs a command and prints its answer. Gives the exit code: 0 done, 1 refused. */
export async function answer(
  output: Output,
  asJson: boolean,
  command: () => CommandAnswer | Promise<CommandAnswer>,
): Promise<number> {
  try {
    const result = await command();
    if (asJson) output.out(JSON.stringify(result.json));
    else for (const line of result.lines) output.out(line);
    return result.refused ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (asJson) output.out(asRefusal(error));
    else output.err(`${error.message}（${error.code}）`);
    return 1;
  }
}

/** The one object of `--json` for a refusal. */
export const asRefusal = ({ code, message }: Refusal) => JSON.stringify({ error: { code, message } });
