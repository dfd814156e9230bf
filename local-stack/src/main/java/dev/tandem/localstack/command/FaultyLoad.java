package dev.tandem.localstack.command;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import dev.tandem.localstack.load.OutsideWorld;
import dev.tandem.localstack.load.OutsideWorld.Mistake;
import dev.tandem.localstack.load.WaysOut;

/**
 * Orders and recharges while the bank and the fund house make every fault they know. Their outcomes
 * cannot be predicted; but in the end no money may be missing, late or without a notice.
 */
final class FaultyLoad {

  private static final Duration READING = Duration.ofSeconds(15);
  private static final int MOST_ROUNDS = 12;

  private final CheckedSuite suite;
  private final Console console;
  private final long seed;

  FaultyLoad(CheckedSuite suite, Console console, long seed) {
    this.suite = suite;
    this.console = console;
    this.seed = seed;
  }

  Report run(int orders, int callers) throws IOException {
    console.say("The bank and the fund house err as --seed %s decides".formatted(seed));
    try (MixedLoad load = new MixedLoad(suite.targets());
        Http http = new Http(suite.sources().identityUrl())) {
      OutsideWorld world = new OutsideWorld(suite.sources(), http, seed);
      WaysOut ways = new WaysOut(suite.sources(), http);
      LocalDate today = world.today();
      place(orders, callers, load, world);
      if (world.closedDay().isPresent()) {
        ways.close(world.closedDay().get());
      }
      suite.advanceClock(OutsideWorld.LATEST_ANSWER);
      suite.advanceClock(MixedLoad.PAST_EVERYTHING);
      console.reached("every deadline and every T+1 is over");
      console.reached("%s NAVs corrected".formatted(world.correctNavs(today)));
      world.behave();
      // What a slow machine asked of the bank only after the clock had moved is answered now, too.
      suite.advanceClock(OutsideWorld.LATEST_ANSWER);
      return settled(ways);
    }
  }

  private void place(int orders, int callers, MixedLoad load, OutsideWorld world)
      throws IOException {
    List<MixedLoad.Step> steps = new ArrayList<>();
    for (Mistake mistake : world.mistakes()) {
      steps.add(() -> {
        console.reached("from now on: " + mistake);
        mistake.make();
      });
    }
    // Late: orders of that day are with the fund house already.
    steps.add(() -> {
      world.closeNewestDay();
      console.reached(world
          .closedDay()
          .map("told late: %s is no trading day"::formatted)
          .orElse("the fund house has taken no order"));
    });
    console.reached("%s orders accepted".formatted(load.place(orders, callers, steps)));
    load.askForRecharges(orders, callers);
    console.reached("%s recharges asked for".formatted(orders));
  }

  /** Settles breaks until none is left. */
  private Report settled(WaysOut ways) throws IOException {
    Report report;
    int round = 0;
    do {
      boolean took = ways.take();
      while (took) {
        took = ways.take();
      }
      report = suite.check().runAtRest(READING);
      round++;
    } while (!report.isClean() && round < MOST_ROUNDS);
    console.reached("ways out taken: " + ways.taken());
    return report;
  }
}
