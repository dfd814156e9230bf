package dev.tandem.fundpurchase.fund;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the catalogue is remembered.
 *
 * @param rememberFor how long an instance goes by what it read, if it is not told of a change
 */
@ConfigurationProperties("tandem.fund-purchase.catalogue")
record CatalogueProperties(@DefaultValue("1m") Duration rememberFor) {}
