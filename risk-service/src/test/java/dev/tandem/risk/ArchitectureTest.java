package dev.tandem.risk;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.web.test.StructureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final String ROOT = "dev.tandem.risk";
  private static final JavaClasses SERVICE = StructureRules.service(ROOT);
  private static final JavaClasses VIOLATIONS = StructureRules.violations(ROOT);

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideInAPackage("..rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..", "java.sql..", "tools.jackson..", "dev.tandem.web..")
            .because("rules decide; they know neither framework, database nor wire"),
        classes()
            .that()
            .areAssignableTo(dev.tandem.risk.rules.Rule.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .haveSimpleNameEndingWith("Rule")
            .because("a rule is its thresholds and nothing that changes"),
        StructureRules.sqlInClassesNamedForIt(),
        StructureRules.noCycles(ROOT),
        StructureRules.finalFields());
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
