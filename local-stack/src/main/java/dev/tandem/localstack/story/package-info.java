/** Courses of money through the whole suite, told from the books of every part. */
@NullMarked
package dev.tandem.localstack.story;

import org.jspecify.annotations.NullMarked;
