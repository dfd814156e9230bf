package dev.tandem.accompaniment.content;

import dev.tandem.web.state.TransitionRule;

import static dev.tandem.web.state.TransitionRule.leadingTo;

/** What people do with a content; the database guards the same moves. */
@SuppressWarnings("ImmutableEnumChecker") // rules never change
enum ContentAct {
  SUBMIT(leadingTo(ContentStatus.SUBMITTED).leaving(ContentStatus.DRAFT)),
  APPROVE(leadingTo(ContentStatus.APPROVED).leaving(ContentStatus.SUBMITTED)),
  REFUSE(leadingTo(ContentStatus.REFUSED).leaving(ContentStatus.SUBMITTED)),
  PUBLISH(leadingTo(ContentStatus.PUBLISHED).leaving(ContentStatus.APPROVED));

  private final TransitionRule<ContentStatus> rule;

  ContentAct(TransitionRule<ContentStatus> rule) {
    this.rule = rule;
  }

  TransitionRule<ContentStatus> rule() {
    return rule;
  }
}
