'use strict';

// mocha's own `spec` output for people, and the counts in a file for the run of all tests to add up.

const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const Mocha = require('mocha');

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;

module.exports = class OutcomeReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options?.reporterOptions?.outcome ?? process.env['AI_TOOL_POLICY_OUTCOME'];
    if (file === undefined) return;
    const outcome = { passed: 0, failures: [], skips: [] };
    runner.on(EVENT_TEST_PASS, () => {
      outcome.passed += 1;
    });
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      outcome.failures.push({ title: test.fullTitle(), error: error?.stack ?? String(error), file: test.file });
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      outcome.skips.push({ title: test.fullTitle(), reason: test.skipReason ?? 'no reason given' });
    });
    runner.on(EVENT_RUN_END, () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(outcome));
    });
  }
};
