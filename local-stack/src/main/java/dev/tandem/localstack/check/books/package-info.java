/** Reads what every part of the running suite has on record. */
@NullMarked
package dev.tandem.localstack.check.books;

import org.jspecify.annotations.NullMarked;
