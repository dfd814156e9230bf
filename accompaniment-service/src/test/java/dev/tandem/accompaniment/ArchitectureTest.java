package dev.tandem.accompaniment;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.web.test.StructureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final String ROOT = "dev.tandem.accompaniment";
  private static final JavaClasses SERVICE = StructureRules.service(ROOT);
  private static final JavaClasses VIOLATIONS = StructureRules.violations(ROOT);

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAPackage("..journey..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "dev.tandem.web..")
            .because("a simulation runs the same code without database and broker"),
        StructureRules.sqlInClassesNamedForIt(),
        StructureRules.noCycles(ROOT),
        // A content moves from state to state.
        StructureRules.finalFields(simpleName("Content")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theServiceKeepsTheRule(ArchRule rule) {
    rule.check(SERVICE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhoBreaksIt(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(VIOLATIONS)).isInstanceOf(AssertionError.class);
  }

  @Test
  void looksAtTheWholeService() {
    assertThat(SERVICE).hasSizeGreaterThan(30);
  }
}
