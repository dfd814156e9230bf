/** Orders of every kind at once, for tests and for trying the suite out. */
@NullMarked
package dev.tandem.localstack.load;

import org.jspecify.annotations.NullMarked;
