package dev.tandem.localstack.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/** What commands print about a demo fits on a terminal and says what to do. */
@ResourceLock(Resources.SYSTEM_OUT)
class PrintedLinesTest {

  private static final String DATA = "/demo";
  private static final String NAMES = "accompaniment-service, broker, data-centre-service, flink,"
      + " fund-purchase-service, identity, kafka, ledger-service, wallet-service";

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final JsonServer control = JsonServer.start(0)
      .on(
          "GET",
          "/status",
          _ -> Answer.json(
              200,
              Map.of(
                  "data",
                  DATA,
                  "services",
                  List.of(Map.of(
                      "name", "fund-purchase-service",
                      "port", 8082,
                      "health", "DOWN",
                      "since", "2026-11-29T12:00:00Z")))))
      .on("POST", "/restart", _ -> {
        throw new Refusal(404, "not-found", "NAME is one of " + NAMES);
      });

  @BeforeEach
  void capture() {
    PrintStream capturing = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capturing);
    System.setErr(capturing);
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
    control.close();
  }

  @Test
  void ofAPartThatIsDown() {
    assertThat(run("status", DATA)).isEqualTo(1);

    fits("DOWN", "since 12:00:00", "restart fund-purchase-service --port control=");
  }

  @Test
  void ofANameThatIsUnknown() {
    assertThat(run("restart", DATA, "wallet")).isEqualTo(1);

    fits("wallet cannot be restarted", "wallet-service");
  }

  @Test
  void ofADemoThatIsSomebodyElses() {
    assertThat(run("status", "/mine")).isEqualTo(1);
    assertThat(run("stop", "/mine")).isEqualTo(1);
    assertThat(run("check", "/mine")).isEqualTo(2);
    assertThat(run("load", "/mine")).isEqualTo(2);

    fits("This demo is somebody else's", "Not stopped", "cannot be read: it is somebody else's");
  }

  @Test
  void ofADemoThatDoesNotRun() {
    control.close();

    assertThat(run("check", DATA)).isEqualTo(2);
    assertThat(run("load", DATA)).isEqualTo(2);
    assertThat(run("status", DATA)).isEqualTo(1);

    fits("Nobody answers. Is it up?", "No demo answers on port");
  }

  @Test
  void ofAPortThatNobodyHas() {
    assertThat(run("status", DATA, "--port", "walet=3")).isEqualTo(2);

    fits("no port is called walet");
  }

  @Test
  void ofOrdersThatDoNotEnd() {
    CheckRun.Reach late = () -> {
      throw new ConditionTimeoutException("Condition with alias 'http://127.0.0.1:8082/v1/orders/"
          + "ord_1 to be PAID' didn't complete within 3 minutes because condition with Lambda"
          + " expression in Client was not fulfilled.");
    };

    assertThat(CheckRun.of(late, "Is it up?", _ -> {
          throw new AssertionError();
        }))
        .isEqualTo(1);

    fits("ord_1 to be PAID' didn't complete within 3 minutes Is it up?");
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Lambda");
  }

  @Test
  void ofADemoThatAnotherUserStarted() {
    CheckRun.Reach notOurs = () -> {
      throw new UncheckedIOException(new AccessDeniedException("/demo/postgres/passwords/wallet"));
    };

    assertThat(CheckRun.of(notOurs, "Is it up?", _ -> {
          throw new AssertionError();
        }))
        .isEqualTo(2);

    fits("only the user who started it may read /demo/postgres/passwords/wallet");
  }

  @Test
  void ofAFileThatIsMissing() {
    assertThat(run("calendar", DATA, "import", "/nowhere/holidays.txt")).isEqualTo(1);

    fits("tandem: there is no file /nowhere/holidays.txt");
  }

  private int run(String command, String data, String... more) {
    var line = LocalStackApplication.commandLine();
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int port = Integer.parseInt(control.url().substring(control.url().lastIndexOf(':') + 1));
    return line.execute(Stream.concat(
            Stream.of(command, "--data", Path.of(data).toString(), "--port", "control=" + port),
            List.of(more).stream())
        .toArray(String[]::new));
  }

  private void fits(String... said) {
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text.replaceAll("\\s+", " ")).contains(said);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }
}
