/**
 * JSON over HTTP: a small server for what is simulated, its clock, and a client of the services.
 */
@NullMarked
package dev.tandem.localstack.http;

import org.jspecify.annotations.NullMarked;
