package dev.tandem.system.architecture.violation;

import dev.tandem.messaging.EventType;

/** Breaks a rule on purpose: an event that is no contract. */
@EventType(topic = "gossip", type = "dev.tandem.gossip.ToldPrivately.v1", subject = "about")
record ToldPrivately(String about) {}
