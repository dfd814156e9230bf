package dev.tandem.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.tandem.benchmarks.stack.Flush;

/**
 * What is measured, and how.
 *
 * @param flushes under which durability
 * @param only the contenders that take part; everybody if empty
 * @param out where tables, CSV and page go
 */
record Options(List<Part> parts, List<Flush> flushes, Plan plan, Set<String> only, Path out) {}
