package dev.tandem.console;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final JavaClasses CONSOLE = new ClassFileImporter()
      .withImportOption(location -> !location.contains("/test"))
      .importPackages("dev.tandem.console");

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages("dev.tandem.console.violation");

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tandem.console.suite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..")
            .because("one class calls the services, so that a person's token is added there"),
        slices()
            .matching("dev.tandem.console.(**)")
            .should()
            .beFreeOfCycles()
            .because("a page that needs another is not needed by it"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theConsoleKeepsTheRule(ArchRule rule) {
    rule.check(CONSOLE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhoBreaksIt(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(VIOLATIONS)).isInstanceOf(AssertionError.class);
  }

  @Test
  void looksAtTheWholeConsole() {
    assertThat(CONSOLE).hasSizeGreaterThan(30);
  }
}
