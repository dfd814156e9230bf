/** The results: tables, CSV, and a page with charts. */
@NullMarked
package dev.tandem.benchmarks.report;

import org.jspecify.annotations.NullMarked;
