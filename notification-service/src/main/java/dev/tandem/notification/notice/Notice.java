package dev.tandem.notification.notice;

import java.util.UUID;

import dev.tandem.contract.Money;

/**
 * Something a person must be told, because of one event.
 *
 * @param causedBy the event's id
 * @param subject the recharge ({@code rch_…}) or order ({@code ord_…}) it is about
 */
record Notice(UUID causedBy, String recipientId, Template template, String subject, Money amount) {}
