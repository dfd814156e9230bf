/** The rules about work and news: nothing is late, and everybody hears what they should. */
@NullMarked
package dev.tandem.localstack.check.progress;

import org.jspecify.annotations.NullMarked;
