import { spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { checkout, inCheckout } from '../setup/folders.mjs';
import { ownNode } from '../setup/own-node.mjs';
import { Refusal } from '../setup/refusal.mjs';

/**
 * The program's command line, each command shown as one would type it, with what it answered.
 *
 * @param {Record<string, string>} environment of the commands, beside that of this process
 */
export function commandLine(environment) {
  return {
    environment,

    /** @param {string} text */
    title(text) {
      console.log(`\n── ${text}`);
    },

    /** @param {string[]} args @returns {Promise<Answer>} */
    async run(args) {
      console.log(`\n$ kedang ${args.map(shown).join(' ')}`);
      const { stdout, stderr, status } = spawnSync(
        ownNode,
        [inCheckout('electron', 'cli', 'main.ts'), ...args, '--json'],
        { cwd: checkout, encoding: 'utf8', env: { ...process.env, ...environment } },
      );
      if (status !== 0) throw new Refusal(`${stdout}${stderr}\nThe command ended with exit code ${status}.`);
      const answer = new Answer(JSON.parse(stdout));
      console.log(summaryOf(answer.value));
      return answer;
    },
  };
}

class Answer {
  /** @param {Record<string, unknown>} value */
  constructor(value) {
    this.value = value;
  }

  /** @param {string} key */
  text(key) {
    const value = this.value[key];
    if (typeof value !== 'string') throw new Refusal(`The answer has no ${key}.`);
    return value;
  }

  /**
   * @param {string} key
   * @param {string} folder that a relative path is meant from
   */
  path(key, folder) {
    const path = this.text(key);
    return isAbsolute(path) ? path : join(folder, path);
  }

  /** @param {string} key @returns {Record<string, unknown>} the first of a list */
  first(key) {
    const list = this.value[key];
    if (!Array.isArray(list) || list.length === 0) throw new Refusal(`The answer has an empty ${key}.`);
    return list[0];
  }
}

/**
 * An answer in one line: lists by their lengths, secrets not at all.
 *
 * @param {Record<string, unknown>} answer
 */
export function summaryOf(answer) {
  const parts = Object.entries(answer).map(([key, value]) => {
    if (key === 'recoveryCode') return `${key}: (shown once, kept by the branch)`;
    if (Array.isArray(value)) return `${key}: ${value.length}`;
    return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return `  ${parts.join('  ')}`;
}

/** @param {string} argument as it would be typed, with paths from the checkout */
function shown(argument) {
  const short = argument.startsWith(checkout) ? argument.slice(checkout.length + 1) : argument;
  return /^[\w./:=-]+$/.test(short) ? short : `'${short}'`;
}
