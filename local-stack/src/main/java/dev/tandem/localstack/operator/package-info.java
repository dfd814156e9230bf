/** Questions and actions of operators over HTTP: payments, dead letters, transactions, reviews. */
@NullMarked
package dev.tandem.localstack.operator;

import org.jspecify.annotations.NullMarked;
