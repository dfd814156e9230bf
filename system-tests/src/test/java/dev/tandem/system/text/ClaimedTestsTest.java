package dev.tandem.system.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/threats.md claims of the suite's security is shown by tests that are there. */
class ClaimedTestsTest {

  private static final Pattern CLAIMED = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");

  @Test
  void everyTestThatIsNamedForAClaimIsThere() throws IOException {
    Path root = Path.of("..");
    List<MatchResult> claims = CLAIMED
        .matcher(Files.readString(root.resolve("docs/threats.md")))
        .results()
        .toList();

    assertThat(claims).hasSizeGreaterThan(20);
    assertThat(claims)
        .allSatisfy(claim -> assertThat(tests(root, claim.group(1)))
            .as("tests that have %s#%s", claim.group(1), claim.group(2))
            .anySatisfy(test -> assertThat(Files.readString(test))
                .containsPattern("@Test\\s+void " + claim.group(2) + "\\(")));
  }

  private static List<Path> tests(Path root, String name) throws IOException {
    try (Stream<Path> files = Files.find(
        root,
        12,
        (path, file) -> path.endsWith(name + ".java") && path.toString().contains("src/test/"))) {
      return files.toList();
    }
  }
}
