package dev.tandem.localstack.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import dev.tandem.localstack.compose.ComposeStage;
import dev.tandem.localstack.control.TokenClient;
import dev.tandem.localstack.http.Caller;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that print a token, for people to use in their own requests. */
final class TokenCommands {

  private TokenCommands() {}

  /** {@code ./tandem token}. */
  @Command(name = "token", description = "Prints a token of the running demo, as anybody.")
  static final class Token implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Mixin
    private Wish wish = new Wish();

    @Option(names = "--compose", description = "Asks the containers.")
    private boolean compose;

    @Override
    public Integer call() {
      if (compose) {
        return LocalStackApplication.elsewhere("token --compose");
      }
      return wish.print(TokenClient.of(suite.options()));
    }
  }

  /** {@code ./tandem token --compose}, from within a container. */
  @Command(name = "compose-token", hidden = true, description = "Prints a token, in a container.")
  static final class InCompose implements Callable<Integer> {

    @Mixin
    private Wish wish = new Wish();

    @Override
    public Integer call() {
      return wish.print(new TokenClient(ComposeStage.IDENTITY, ComposeStage.ADVICE));
    }
  }

  /** The options that describe the token. */
  static final class Wish {

    @Parameters(paramLabel = "NAME", description = "Whom the token speaks for.")
    private String sub = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "investor",
        split = ",",
        description = "investor, operator, approver, auditor or service; several with commas;"
            + " ${DEFAULT-VALUE} unless told.")
    private List<Caller.Role> roles = List.of();

    @Option(
        names = "--ttl",
        paramLabel = "DURATION",
        description = "How long it is good, as PT5M; an hour unless told.")
    private @Nullable Duration lifetime;

    private int print(TokenClient tokens) {
      return tokens.print(sub, roles, lifetime);
    }
  }
}
