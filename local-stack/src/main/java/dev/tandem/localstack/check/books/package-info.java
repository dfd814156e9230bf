/** Reads the books of every part of the running suite. */
@NullMarked
package dev.tandem.localstack.check.books;

import org.jspecify.annotations.NullMarked;
