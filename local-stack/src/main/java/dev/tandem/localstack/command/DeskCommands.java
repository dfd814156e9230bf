package dev.tandem.localstack.command;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Lines;
import dev.tandem.localstack.control.RunningDemo;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.operator.Applications;
import dev.tandem.localstack.operator.ChainVerification;
import dev.tandem.localstack.operator.DeadLetters;
import dev.tandem.localstack.operator.Installation;
import dev.tandem.localstack.operator.Payment;
import dev.tandem.localstack.operator.Reviews;
import dev.tandem.localstack.operator.Transactions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands of operators, for the demo or any other installation. */
final class DeskCommands {

  private static final int DETAIL = 8;

  private DeskCommands() {}

  /** A question of an operator to an installation. */
  @FunctionalInterface
  interface Question {
    String asked(Installation suite) throws IOException;
  }

  /** A question of an operator to every application with the starter. */
  @FunctionalInterface
  private interface QuestionToAll {
    String asked(Applications all) throws IOException;
  }

  @FunctionalInterface
  private interface Answer {
    String given(Options options, Http http) throws IOException;
  }

  /** Prints the answer and returns 0, or the reason there is none and returns 1. */
  static int answer(DeskOptions desk, Question question) {
    return print(desk, (options, http) -> question.asked(desk.installation(options, http)));
  }

  private static int answerOfAll(DeskOptions desk, QuestionToAll question) {
    return print(desk, (options, http) -> question.asked(desk.applications(options, http)));
  }

  private static int print(DeskOptions desk, Answer answer) {
    Options options = desk.options();
    try (Http http = desk.http(options)) {
      System.out.println(Lines.wrapped(answer.given(options, http), DETAIL));
      return 0;
    } catch (ConnectException e) {
      System.err.println("Nobody answers. " + RunningDemo.advice(options));
      return 1;
    } catch (NoSuchFileException e) {
      System.err.println("tandem: there is no file " + e.getFile());
      return 1;
    } catch (IOException e) {
      System.err.println(Lines.wrapped("tandem: " + e.getMessage(), DETAIL));
      return 1;
    }
  }

  /** {@code ./tandem payment}. */
  @Command(
      name = "payment",
      description = "Tells all that is on record about one recharge or order, as it happened.")
  static final class OfPayment implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "ID", description = "rch_... or ord_...")
    private String id = "";

    @Override
    public Integer call() {
      if (!Payment.isId(id)) {
        throw SuiteOptions.refused(command, "ID begins with rch_ or ord_, not " + id);
      }
      return answer(desk, suite -> Payment.told(suite, id));
    }
  }

  /** {@code ./tandem verify}. */
  @Command(
      name = "verify",
      description = {
        "Has every service read its audit log again, and the accounting centre its journals, and"
            + " find any changed byte.",
        "0 if there is none, 1 if there is, and then where."
      })
  static final class OfChains implements Callable<Integer> {

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Override
    public Integer call() {
      return answer(desk, ChainVerification::told);
    }
  }

  /** {@code ./tandem deadletters}. */
  @Command(
      name = "deadletters",
      description = "Lists the events that could not be handled, of all services.")
  static final class OfDeadLetters implements Callable<Integer> {

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Override
    public Integer call() {
      return answerOfAll(desk, all -> new DeadLetters(all).list());
    }

    @Command(description = "Lists those that wait.")
    int list(@Mixin DeskOptions it) {
      return answerOfAll(it, all -> new DeadLetters(all).list());
    }

    @Command(description = "Shows one with its body and what was done about it.")
    int show(@Mixin DeskOptions it, @Parameters(paramLabel = "ID") String id) {
      return answerOfAll(it, all -> new DeadLetters(all).show(id));
    }

    @Command(description = "Has one handled again.")
    int retry(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the act.")
            String reason) {
      return answerOfAll(it, all -> new DeadLetters(all).retry(id, reason));
    }

    @Command(description = "Gives one up; of a payment, two people do.")
    int discard(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "Why; kept with the act.")
            String reason) {
      return answerOfAll(it, all -> new DeadLetters(all).discard(id, reason));
    }
  }

  /** {@code ./tandem transactions}. */
  @Command(
      name = "transactions",
      description = "Lists the prepared transactions that are in doubt, of all services.")
  static final class OfTransactions implements Callable<Integer> {

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Override
    public Integer call() {
      return answerOfAll(desk, all -> new Transactions(all).list());
    }

    @Command(description = "Lists those that are not decided.")
    int list(@Mixin DeskOptions it) {
      return answerOfAll(it, all -> new Transactions(all).list());
    }

    @Command(description = "Shows one with its context and its check's last answer.")
    int show(@Mixin DeskOptions it, @Parameters(paramLabel = "ID") String id) {
      return answerOfAll(it, all -> new Transactions(all).show(id));
    }

    @Command(description = "Publishes its events; of a payment, two people do.")
    int commit(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "Why; kept with the act.")
            String reason) {
      return answerOfAll(it, all -> new Transactions(all).commit(id, reason));
    }

    @Command(description = "Drops its events; of a payment, two people do.")
    int rollback(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "Why; kept with the act.")
            String reason) {
      return answerOfAll(it, all -> new Transactions(all).rollback(id, reason));
    }
  }

  /** {@code ./tandem reviews}. */
  @Command(name = "reviews", description = "Lists the payments that wait for a reviewer.")
  static final class OfReviews implements Callable<Integer> {

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Override
    public Integer call() {
      return answer(desk, suite -> new Reviews(suite).list());
    }

    @Command(description = "Lists those that are open.")
    int list(@Mixin DeskOptions it) {
      return answer(it, suite -> new Reviews(suite).list());
    }

    @Command(description = "Lets a payment go on.")
    int approve(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(
                names = "--note",
                paramLabel = "TEXT",
                required = true,
                description = "Why; kept with it.")
            String note) {
      return answer(it, suite -> new Reviews(suite).approve(id, note));
    }

    @Command(description = "Ends a payment.")
    int reject(
        @Mixin DeskOptions it,
        @Parameters(paramLabel = "ID") String id,
        @Option(
                names = "--note",
                paramLabel = "TEXT",
                required = true,
                description = "Why; kept with it.")
            String note) {
      return answer(it, suite -> new Reviews(suite).reject(id, note));
    }
  }
}
