/** Benchmarks of the whole suite: starts, rest, and work under load. */
@NullMarked
package dev.tandem.localstack.bench;

import org.jspecify.annotations.NullMarked;
