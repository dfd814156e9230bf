package dev.tandem.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.tandem.benchmarks.stack.Flush;

/**
 * The options of a run.
 *
 * @param flushes the kinds of durability
 * @param only the contenders that take part; everybody if empty
 * @param out the directory for tables, CSV and page
 */
record Options(List<Part> parts, List<Flush> flushes, Plan plan, Set<String> only, Path out) {}
