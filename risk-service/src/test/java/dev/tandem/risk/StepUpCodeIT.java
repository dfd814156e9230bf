package dev.tandem.risk;

import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.web.stepup.OneTimeCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever has to step up gets a code of their own, which only holders of the shared key read. */
@RunningRiskService
@ExtendWith(OutputCaptureExtension.class)
class StepUpCodeIT {

  @Autowired
  Suite suite;

  @Autowired
  OneTimeCodes codes;

  @Autowired
  JdbcClient jdbc;

  @Test
  void tellsEachPaymentsCodeSealedAndKeepsItNowhereInClear(CapturedOutput log) {
    String first = codeFor(2_000_000);
    String second = codeFor(2_100_000);

    assertThat(first).matches("[0-9]{6}").isNotEqualTo(second);
    Pattern inClear = word(first);
    assertThat(tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(rowsOf(table))
            .as(table)
            .noneMatch(row -> inClear.matcher(row).find()));
    assertThat(log.getAll()).doesNotContainPattern(inClear);
  }

  @Test
  void findsACodeThatIsKeptInClear() {
    assertThat("{\"sealedCode\":\"314159\"}").containsPattern(word("314159"));
    assertThat(HexFormat.of().formatHex("\"314159\"".getBytes(US_ASCII)))
        .containsPattern(word("314159"));
  }

  private String codeFor(long amountMinor) {
    var recharge = aRecharge().of(amountMinor).event();
    suite.ask(recharge);
    await()
        .atMost(60, SECONDS)
        .until(() -> !suite.decisionsOn(recharge.rechargeId()).isEmpty());
    var told = (RiskStepUpRequired) suite.decisionsOn(recharge.rechargeId()).getFirst();
    return codes.open(recharge.rechargeId(), Objects.requireNonNull(told.sealedCode()));
  }

  private Stream<String> tables() {
    return jdbc.sql("""
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            """).query(String.class).list().stream();
  }

  private Stream<String> rowsOf(String table) {
    return jdbc.sql("SELECT t::text FROM " + table + " t").query(String.class).list().stream();
  }

  /** The digits as a word of their own, or its bytes as the database shows them. */
  private static Pattern word(String digits) {
    String hex = HexFormat.of().formatHex(digits.getBytes(US_ASCII));
    String alnum = "2e|3[0-9]|[46][1-9a-f]|[57][0-9a]";
    return Pattern.compile("(?<![.0-9A-Za-z])" + digits + "(?![.0-9A-Za-z])" + "|(?<!" + alnum + ")"
        + hex + "(?!" + alnum + ")");
  }
}
