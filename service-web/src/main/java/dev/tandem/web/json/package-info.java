/** Strict reading of JSON: nothing is guessed, nothing is ignored. */
@NullMarked
package dev.tandem.web.json;

import org.jspecify.annotations.NullMarked;
