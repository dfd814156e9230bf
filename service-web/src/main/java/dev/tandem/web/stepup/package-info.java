/** Step-up: the owner proves again who they are, by a code. */
@NullMarked
package dev.tandem.web.stepup;

import org.jspecify.annotations.NullMarked;
