/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * A stage without tests of its own, such as the linter: one thing that holds or does not.
 *
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfExit(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A runner that fails without naming a failed test (a file that cannot be loaded, an error outside of every test)
 * has failed nevertheless, and so has one that ends well but wrote no report.
 *
 * @param {Tally} tests
 * @param {boolean} held whether the runner ended well and reported
 * @returns {Tally}
 */
function allOrFailure(tests, held) {
  return held ? tests : { ...tests, failed: Math.max(tests.failed, 1) };
}

/**
 * @param {unknown} report of vitest's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfVitest(report, exitCode) {
  const { testResults = [] } = /** @type {{ testResults?: VitestFile[] }} */ (report ?? {});
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const ofTests = assertionResults.map((test) => test.status);
    // A file that fails as a whole lists no test as failed.
    return status === 'failed' && !ofTests.includes('failed') ? [...ofTests, 'failed'] : ofTests;
  });
  const count = (/** @type {string} */ wanted) => statuses.filter((status) => status === wanted).length;
  return allOrFailure(
    { passed: count('passed'), failed: count('failed') },
    exitCode === 0 && report !== undefined,
  );
}

/** @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile */

/**
 * @param {unknown} report of Playwright's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Tally} a test that passed only when repeated counts as failed
 */
export function tallyOfPlaywright(report, exitCode) {
  const { stats } = /** @type {{ stats?: Record<string, number> }} */ (report ?? {});
  const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
  return allOrFailure(
    { passed: expected, failed: unexpected + flaky },
    exitCode === 0 && report !== undefined,
  );
}

/** @param {Tally[]} tallies */
export function closingLine(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
