/** What operators ask a running suite over HTTP, and do to it: payments, dead letters, reviews. */
@NullMarked
package dev.tandem.localstack.operator;

import org.jspecify.annotations.NullMarked;
