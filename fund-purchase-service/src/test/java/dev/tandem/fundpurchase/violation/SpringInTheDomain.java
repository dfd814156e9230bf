package dev.tandem.fundpurchase.violation;

import org.springframework.http.HttpStatus;

/** A value that knows how it is answered over HTTP. */
public record SpringInTheDomain(HttpStatus status) {}
