/** Measures the whole suite: how it starts, rests and works under load. */
@NullMarked
package dev.tandem.localstack.bench;

import org.jspecify.annotations.NullMarked;
