/** A rule of the books, and what breaks it. */
@NullMarked
package dev.tandem.localstack.check.rule;

import org.jspecify.annotations.NullMarked;
