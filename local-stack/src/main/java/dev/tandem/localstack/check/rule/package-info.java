/** The rules that the books must keep at any time. */
@NullMarked
package dev.tandem.localstack.check.rule;

import org.jspecify.annotations.NullMarked;
