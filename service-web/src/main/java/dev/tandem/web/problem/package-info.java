/** RFC 9457 problems: their types, throwing them, and turning every failure into one. */
@NullMarked
package dev.tandem.web.problem;

import org.jspecify.annotations.NullMarked;
