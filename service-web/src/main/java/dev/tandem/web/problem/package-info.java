/** RFC 9457 problems: what they are, how they are thrown, and what turns every failure into one. */
@NullMarked
package dev.tandem.web.problem;

import org.jspecify.annotations.NullMarked;
