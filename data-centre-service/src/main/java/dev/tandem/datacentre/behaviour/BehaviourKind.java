package dev.tandem.datacentre.behaviour;

/** What somebody did. */
enum BehaviourKind {
  LOGIN,
  VIEW_FUND,
  SEARCH_FUNDS,
  VIEW_WALLET,
  START_PURCHASE,
  ABANDON_PURCHASE
}
