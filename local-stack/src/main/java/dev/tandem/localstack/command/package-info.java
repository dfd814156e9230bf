/** The commands of the script {@code tandem}. */
@NullMarked
package dev.tandem.localstack.command;

import org.jspecify.annotations.NullMarked;
