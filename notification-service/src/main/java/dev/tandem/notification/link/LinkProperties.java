package dev.tandem.notification.link;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in messages to investors.
 *
 * @param url Address at which investors reach this service.
 */
@ConfigurationProperties("tandem.notification.link")
record LinkProperties(@DefaultValue("http://127.0.0.1:8083") URI url) {}
