package dev.tandem.fundpurchase.fund;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the cached catalogue.
 *
 * @param rememberFor the time after which an instance reads a fund again, even if it hears of no
 *     change
 */
@ConfigurationProperties("tandem.fund-purchase.catalogue")
record CatalogueProperties(@DefaultValue("1m") Duration rememberFor) {}
