/**
 * What investors may be told: written by research, checked by compliance, published by
 * operations.
 */
@NullMarked
package dev.tandem.accompaniment.content;

import org.jspecify.annotations.NullMarked;
