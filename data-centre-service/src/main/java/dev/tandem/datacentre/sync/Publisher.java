package dev.tandem.datacentre.sync;

import java.util.List;

import dev.tandem.contract.Topics;

/** A service whose events are forwarded. */
enum Publisher {
  WALLET,
  FUND_PURCHASE,
  RISK,
  LEDGER,
  ACCOMPANIMENT,
  NOTIFICATION,
  DATA_CENTRE;

  /** The topics that it publishes to. */
  List<String> topics() {
    return switch (this) {
      case WALLET -> List.of(Topics.WALLET);
      case FUND_PURCHASE ->
        List.of(
            Topics.FUND_PURCHASE,
            Topics.FUND_PURCHASE_DEADLINE,
            Topics.FUND_PURCHASE_SUBMISSION,
            Topics.FUND_CATALOGUE);
      case RISK -> List.of(Topics.RISK);
      case LEDGER -> List.of(Topics.LEDGER);
      case ACCOMPANIMENT -> List.of(Topics.ACCOMPANIMENT);
      case NOTIFICATION -> List.of(Topics.NOTIFICATION);
      case DATA_CENTRE -> List.of(Topics.DATA_CENTRE);
    };
  }
}
