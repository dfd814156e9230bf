/** What was measured: tables, CSV, a page with charts. */
@NullMarked
package dev.tandem.benchmarks.report;

import org.jspecify.annotations.NullMarked;
