package dev.tandem.datacentre;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final JavaClasses SERVICE = new ClassFileImporter()
      .withImportOption(location -> !location.contains("/test"))
      .importPackages("dev.tandem.datacentre");

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages("dev.tandem.datacentre.violation");

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Jdbc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
            .because("SQL stands in classes that are named for it"),
        slices()
            .matching("dev.tandem.datacentre.(**)")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another is not needed by it"),
        fields()
            .that()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .because("there is one constructor and nothing is set later"));
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
