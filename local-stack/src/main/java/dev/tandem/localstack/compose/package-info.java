/** The suite in the containers of docker-compose.yml, from within one of them. */
@NullMarked
package dev.tandem.localstack.compose;

import org.jspecify.annotations.NullMarked;
