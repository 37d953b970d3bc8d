/** A reason to stop that the person at the terminal can act on: printed without a stack, exit code 1. */
export class Refusal extends Error {}

/**
 * Runs a program of build/ to its end and sets the exit code.
 *
 * @param {() => Promise<number>} program resolves to its exit code
 */
export async function runToExit(program) {
  try {
    process.exitCode = await program();
  } catch (error) {
    if (error instanceof Refusal) console.error(`\n${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  }
}
