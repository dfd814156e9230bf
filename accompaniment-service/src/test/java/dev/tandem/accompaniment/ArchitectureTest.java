package dev.tandem.accompaniment;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {

  private static final JavaClasses SERVICE = new ClassFileImporter()
      .withImportOption(location -> !location.contains("/test"))
      .importPackages("dev.tandem.accompaniment");

  private static final ArchRule JOURNEYS_KNOW_NO_FRAMEWORK = noClasses()
      .that()
      .resideInAPackage("..journey..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.springframework..", "java.sql..", "dev.tandem.web..")
      .because("a simulation runs the same code without database and broker");

  private static final ArchRule NO_CYCLES =
      slices().matching("dev.tandem.accompaniment.(**)").should().beFreeOfCycles();

  @Test
  void theServiceKeepsItsRules() {
    JOURNEYS_KNOW_NO_FRAMEWORK.check(SERVICE);
    NO_CYCLES.check(SERVICE);
  }

  @Test
  void theRulesFindWhoBreaksThem() {
    var violations = new ClassFileImporter().importPackages("dev.tandem.accompaniment.violation");

    assertThatThrownBy(() -> JOURNEYS_KNOW_NO_FRAMEWORK.check(violations))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> NO_CYCLES.check(violations)).isInstanceOf(AssertionError.class);
  }
}
