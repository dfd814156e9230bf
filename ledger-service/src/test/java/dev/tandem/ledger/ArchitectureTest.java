package dev.tandem.ledger;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.ledger.camt.StatementVisitor;
import dev.tandem.web.test.StructureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final String ROOT = "dev.tandem.ledger";
  private static final JavaClasses SERVICE = StructureRules.service(ROOT);
  private static final JavaClasses VIOLATIONS = StructureRules.violations(ROOT);

  static Stream<ArchRule> rules() {
    return Stream.of(
        StructureRules.sqlInClassesNamedForIt(),
        StructureRules.noCycles(ROOT),
        // What reads a stream remembers where it is.
        StructureRules.finalFields(
            resideInAPackage("..ledger.camt..").or(assignableTo(StatementVisitor.class))));
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
    assertThat(SERVICE).hasSizeGreaterThan(5);
  }
}
