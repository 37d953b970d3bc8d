import { describe, expect, it } from 'vitest';
import { closingLine, tallyOfExit, tallyOfPlaywright, tallyOfVitest } from '../../../build/tally.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the tally of a stage', () => {
  it('is one thing for a stage without tests', () => {
    expect(tallyOfExit(0)).toEqual({ passed: 1, failed: 0 });
    expect(tallyOfExit(2)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts tests, and neither files nor skipped ones', () => {
    const report = {
      testResults: [file('passed', 'passed', 'skipped'), file('failed', 'passed', 'failed', 'failed')],
    };
    expect(tallyOfVitest(report, 1)).toEqual({ passed: 2, failed: 2 });
  });

  it('counts a file that cannot be loaded', () => {
    const report = { testResults: [file('failed'), file('failed', 'passed'), file('passed', 'passed')] };
    expect(tallyOfVitest(report, 1)).toEqual({ passed: 2, failed: 2 });
  });

  it('never takes a failed run for a passed one', () => {
    expect(tallyOfVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
    expect(tallyOfVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfPlaywright({ stats: { expected: 3 } }, 130)).toEqual({ passed: 3, failed: 1 });
  });

  it("takes Playwright's unexpected and flaky results as failures", () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 } };
    expect(tallyOfPlaywright(report, 1)).toEqual({ passed: 4, failed: 3 });
  });
});

it('closes with the sums over all stages', () => {
  const tallies = [
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 670, failed: 2 },
  ];
  expect(closingLine(tallies)).toBe('671 passed, 3 failed');
});
