/** A reason to stop that the person at the terminal can act on: printed without a stack, exit code 1. */
export class Refusal extends Error {}

/**
 * Runs a program of build/ to its end and sets the exit code.
 *
 * @param {() => Promise<number>} program resolves to its exit code
 * @param {() => void} [afterFailure] runs once the reason has been printed
 */
export async function runToExit(program, afterFailure) {
  try {
    process.exitCode = await program();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exitCode = 1;
    afterFailure?.();
  }
}
