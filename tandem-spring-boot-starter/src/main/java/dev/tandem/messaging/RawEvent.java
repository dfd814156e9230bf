package dev.tandem.messaging;

import tools.jackson.databind.JsonNode;

/**
 * The data of an event that is taken as it came, whether or not this service has a record for its
 * type. Handlers that subscribe to whole topics receive it, see {@link EventHandler#topics()}.
 *
 * @param topic the topic it was published to
 * @param envelope the event as it was published: its complete CloudEvents JSON, attributes that
 *     Tandem does not know included
 * @param data its data; must not be changed
 */
public record RawEvent(String topic, String envelope, JsonNode data) {}
