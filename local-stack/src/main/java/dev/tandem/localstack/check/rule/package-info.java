/** What holds of the books, whatever has happened. */
@NullMarked
package dev.tandem.localstack.check.rule;

import org.jspecify.annotations.NullMarked;
