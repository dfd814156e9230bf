/** Compares the books of every part of the running suite: no money is lost, doubled or made. */
@NullMarked
package dev.tandem.localstack.check;

import org.jspecify.annotations.NullMarked;
