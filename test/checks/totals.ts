import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with its totals on one line: `512 passed, 0 failed, 3 skipped`. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const totals = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) totals[test.result().state]++
      if (module.errors().length > 0) totals.failed++
    }
    const { passed, failed, skipped, pending } = totals
    console.log(`${passed} passed, ${failed} failed, ${skipped + pending} skipped`)
  }
}
