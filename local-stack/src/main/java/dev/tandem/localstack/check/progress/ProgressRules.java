package dev.tandem.localstack.check.progress;

import dev.tandem.localstack.check.rule.Rules;

/** The rules about work and news. */
public final class ProgressRules {

  /** They hold at any time, once what is on its way has arrived. */
  public static final Rules ALWAYS = Rules.of(
      new EndsAreTold(),
      new DeliveriesArePlanned(),
      new StepsAreTakenOnce(),
      new TasksOfPeople(),
      new NothingOverdue(),
      new OneTime(),
      new EventsAreInKafka());

  /** They hold, in addition, where nothing more is to be done. */
  public static final Rules AT_REST = Rules.of(new NothingMoves(), new NothingIsUnproved());

  private ProgressRules() {}
}
