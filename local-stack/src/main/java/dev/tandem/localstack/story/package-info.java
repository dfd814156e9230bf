/** Ways money takes through the whole suite, told by what every part has on record. */
@NullMarked
package dev.tandem.localstack.story;

import org.jspecify.annotations.NullMarked;
