/** The suite in the containers of docker-compose.yml, seen from one of them. */
@NullMarked
package dev.tandem.localstack.compose;

import org.jspecify.annotations.NullMarked;
