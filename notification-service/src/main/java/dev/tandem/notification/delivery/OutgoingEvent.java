package dev.tandem.notification.delivery;

import java.util.UUID;

/**
 * An event in the form that webhooks send.
 *
 * @param type the full type with its version
 * @param name the type's name, which an endpoint may subscribe to as well
 * @param body the JSON that is sent and signed
 */
record OutgoingEvent(UUID id, String type, String name, String body) {}
